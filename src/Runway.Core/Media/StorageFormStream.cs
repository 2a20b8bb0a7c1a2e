namespace Runway.Media;

/// <summary>Reads a storage form sequentially: its head, the file from disk, its tail.</summary>
internal sealed class StorageFormStream : Stream
{
    /// <summary>The block size in bytes.</summary>
    public const int BufferSize = 128 * 1024;

    private readonly FileStream _file;
    private readonly Stream[] _parts;
    private readonly Action<long> _onRead;
    private readonly long _length;
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
        _length = head.Length + file.Length + tail.Length;
        _onRead = onRead;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => _length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
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

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // Required by Stream; this process only reads asynchronously.
    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
        }

        base.Dispose(disposing);
    }
}
