using System.Buffers;

namespace Runway.Files;

/// <summary>Compares and copies the content of files.</summary>
internal static class FileContent
{
    private const int BlockSize = 128 * 1024;

    /// <summary>Whether two files hold the same bytes.</summary>
    public static bool IsSame(string one, string other)
    {
        // Checked before it is opened: a file without a length may be a pipe, whose opening blocks.
        if (new FileInfo(other).Length == 0 || new FileInfo(one).Length != new FileInfo(other).Length)
        {
            return false;
        }

        using var first = Open(one);
        using var second = Open(other);
        var (a, b) = (ArrayPool<byte>.Shared.Rent(BlockSize), ArrayPool<byte>.Shared.Rent(BlockSize));
        try
        {
            while (true)
            {
                var count = first.ReadAtLeast(a.AsSpan(0, BlockSize), BlockSize, throwOnEndOfStream: false);
                var same = second.ReadAtLeast(b.AsSpan(0, BlockSize), BlockSize, throwOnEndOfStream: false) == count && a.AsSpan(0, count).SequenceEqual(b.AsSpan(0, count));
                if (!same || count == 0)
                {
                    return same;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(a);
            ArrayPool<byte>.Shared.Return(b);
        }
    }

    /// <summary>Copies the beginning of a file.</summary>
    public static void Copy(FileStream from, FileStream to, long most)
    {
        var block = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            int count;
            while (most > 0 && (count = from.Read(block.AsSpan(0, (int)Math.Min(BlockSize, most)))) > 0)
            {
                to.Write(block.AsSpan(0, count));
                most -= count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
}
