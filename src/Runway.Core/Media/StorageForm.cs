using System.Globalization;
using System.Net;
using System.Text;

namespace Runway.Media;

/// <summary>
/// The form that storage takes: every field that came with the placeholder, then the file, which must be last. The
/// file is read from disk as the transport asks for it; nothing is held. Written out here rather than with
/// MultipartFormDataContent, which leaves names unquoted and would buffer the whole file for an in-process service.
/// </summary>
internal sealed class StorageForm : HttpContent
{
    private readonly MediaFile _file;
    private readonly byte[] _head;
    private readonly byte[] _tail;
    private readonly Action<long> _onRead;

    /// <param name="fields">The fields, in the order in which they are sent.</param>
    /// <param name="file">The file.</param>
    /// <param name="name">Its name as storage sees it.</param>
    /// <param name="onRead">Told how many bytes of the form were taken so far.</param>
    public StorageForm(IEnumerable<KeyValuePair<string, string>> fields, MediaFile file, string name, Action<long> onRead)
    {
        (_file, _onRead) = (file, onRead);
        var boundary = $"runway-{Guid.NewGuid():N}";
        var head = new StringBuilder();
        foreach (var (key, value) in fields)
        {
            head.Append(CultureInfo.InvariantCulture, $"--{boundary}\r\nContent-Disposition: form-data; name=\"{key}\"\r\n\r\n{value}\r\n");
        }

        head.Append(CultureInfo.InvariantCulture, $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: {file.Format.MediaType}\r\n\r\n");
        _head = Encoding.UTF8.GetBytes(head.ToString());
        _tail = Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n");
        Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={boundary}");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using var form = new StorageFormStream(_head, _file, _tail, _onRead);
        await form.CopyToAsync(stream, StorageFormStream.BufferSize, cancellationToken).ConfigureAwait(false);
    }

    protected override Task<Stream> CreateContentReadStreamAsync() =>
        Task.FromResult<Stream>(new StorageFormStream(_head, _file, _tail, _onRead));

    protected override bool TryComputeLength(out long length)
    {
        length = _head.Length + _file.Length + _tail.Length;
        return true;
    }
}
