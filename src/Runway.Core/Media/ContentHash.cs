using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Runway.Media;

/// <summary>
/// The SHA-256 checksums of files, in lower-case hexadecimal digits. Cached by path, size and time of the last write, since many
/// tasks may use the same file.
/// </summary>
internal sealed class ContentHash
{
    private readonly ConcurrentDictionary<(string Path, long Length, DateTime Changed), string> _cache = new();

    public async Task<string> OfAsync(MediaFile file, CancellationToken cancellationToken)
    {
        var key = (file.Path, file.Length, File.GetLastWriteTimeUtc(file.Path));
        if (!_cache.TryGetValue(key, out var hash))
        {
            _cache[key] = hash = await OfFileAsync(file.Path, cancellationToken).ConfigureAwait(false);
        }

        return hash;
    }

    /// <summary>The hash of a file as it is now.</summary>
    public static async Task<string> OfFileAsync(string path, CancellationToken cancellationToken)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(StorageFormStream.BufferSize);
        try
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
            while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                sha.AppendData(buffer, 0, read);
            }

            return Convert.ToHexString(sha.GetHashAndReset()).ToLowerInvariant();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
