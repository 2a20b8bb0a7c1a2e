using System.Buffers;

namespace Runway.Files;

/// <summary>Compares and copies the content of files.</summary>
internal static class FileContent
{
    private const int Piece = 128 * 1024;

    /// <summary>Whether two files hold the same bytes.</summary>
    public static bool IsSame(string one, string other)
    {
        // Looked at before it is opened: what has no length may be a pipe, which opens only when somebody writes to it.
        if (new FileInfo(other).Length == 0 || new FileInfo(one).Length != new FileInfo(other).Length)
        {
            return false;
        }

        using var first = Open(one);
        using var second = Open(other);
        var (a, b) = (ArrayPool<byte>.Shared.Rent(Piece), ArrayPool<byte>.Shared.Rent(Piece));
        try
        {
            while (true)
            {
                var count = first.ReadAtLeast(a.AsSpan(0, Piece), Piece, throwOnEndOfStream: false);
                var same = second.ReadAtLeast(b.AsSpan(0, Piece), Piece, throwOnEndOfStream: false) == count && a.AsSpan(0, count).SequenceEqual(b.AsSpan(0, count));
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
        var piece = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            int count;
            while (most > 0 && (count = from.Read(piece.AsSpan(0, (int)Math.Min(Piece, most)))) > 0)
            {
                to.Write(piece.AsSpan(0, count));
                most -= count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
}
