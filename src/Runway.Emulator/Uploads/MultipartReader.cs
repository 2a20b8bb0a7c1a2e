using System.Text;

namespace Runway.Emulator.Uploads;

/// <summary>
/// Reads a multipart/form-data body as a stream, part by part, with only one buffer in memory. A part ends before a line break
/// and the boundary.
/// </summary>
internal sealed class MultipartReader(Stream body, string boundary)
{
    private const int MostHeaderBytes = 16 * 1024;

    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly byte[] _delimiter = Encoding.ASCII.GetBytes("\r\n--" + boundary);
    private int _start;
    private int _end;

    /// <summary>Moves after the first boundary. Call it once, first.</summary>
    /// <returns>Whether a part follows.</returns>
    public async Task<bool> BeginAsync(CancellationToken cancellation)
    {
        // The first boundary has no line break before it, so one is inserted.
        _buffer[0] = (byte)'\r';
        _buffer[1] = (byte)'\n';
        _end = 2;
        return await CopyPartAsync(_ => { }, cancellation).ConfigureAwait(false)
            && await AnotherFollowsAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Reads the header lines of a part; null when the body is malformed.</summary>
    public async Task<string?> HeadersAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var at = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n\r\n"u8);
            if (at >= 0)
            {
                var text = Encoding.UTF8.GetString(_buffer, _start, at);
                _start += at + 4;
                return text;
            }

            if (_end - _start > MostHeaderBytes || !await FillAsync(cancellation).ConfigureAwait(false))
            {
                return null;
            }
        }
    }

    /// <summary>Copies the bytes of the current part, without the delimiter after it.</summary>
    /// <returns>False when the body ends within the part.</returns>
    public async Task<bool> CopyPartAsync(Action<ReadOnlyMemory<byte>> take, CancellationToken cancellation)
    {
        while (true)
        {
            var at = _buffer.AsSpan(_start, _end - _start).IndexOf(_delimiter);
            if (at >= 0)
            {
                take(_buffer.AsMemory(_start, at));
                _start += at + _delimiter.Length;
                return true;
            }

            // Bytes that may be the beginning of a delimiter wait for the next block.
            var safe = _end - _start - _delimiter.Length + 1;
            if (safe > 0)
            {
                take(_buffer.AsMemory(_start, safe));
                _start += safe;
            }

            if (!await FillAsync(cancellation).ConfigureAwait(false))
            {
                return false;
            }
        }
    }

    /// <summary>Whether another part follows the current one.</summary>
    public async Task<bool> AnotherFollowsAsync(CancellationToken cancellation)
    {
        while (_end - _start < 2)
        {
            if (!await FillAsync(cancellation).ConfigureAwait(false))
            {
                return false;
            }
        }

        var follows = _buffer[_start] == '\r' && _buffer[_start + 1] == '\n';
        _start += 2;
        return follows;
    }

    private async Task<bool> FillAsync(CancellationToken cancellation)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        var read = await body.ReadAsync(_buffer.AsMemory(_end), cancellation).ConfigureAwait(false);
        _end += read;
        return read > 0;
    }
}
