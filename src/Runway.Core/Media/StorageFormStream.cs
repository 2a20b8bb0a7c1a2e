using Runway.Files;

namespace Runway.Media;

/// <summary>Reads a storage form sequentially: its head, the file from disk, its tail.</summary>
internal sealed class StorageFormStream : SequentialStream
{
    /// <summary>The block size in bytes.</summary>
    public const int BufferSize = 128 * 1024;

    private readonly FileStream _file;
    private readonly Stream[] _parts;
    private readonly Action<long> _onRead;
    private int _part;
    private long _position;

    public StorageFormStream(byte[] head, MediaFile file, byte[] tail, Action<long> onRead)
    {
        _file = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        if (_file.Length != file.Length)
        {
            _file.Dispose();
            throw new IOException($"'{file.Path}' changed while it was uploaded.");
        }

        _parts = [new MemoryStream(head, writable: false), _file, new MemoryStream(tail, writable: false)];
        _onRead = onRead;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_part < _parts.Length && buffer.Length > 0)
        {
            var read = await _parts[_part].ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read > 0)
            {
                _position += read;
                _onRead(_position);
                return read;
            }

            _part++;
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
        }

        base.Dispose(disposing);
    }
}
