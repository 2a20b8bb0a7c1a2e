using System.Globalization;
using System.Net;
using System.Text;

namespace Runway.Media;

/// <summary>
/// The form that storage accepts: every field of the upload response, then the file, which must be last. The file is streamed
/// from disk. Not MultipartFormDataContent, which does not quote names and would buffer the whole file for an in-process
/// service.
/// </summary>
internal sealed class StorageForm : HttpContent
{
    private readonly MediaFile _file;
    private readonly byte[] _head;
    private readonly byte[] _tail;
    private readonly Action<long> _onRead;

    /// <param name="fields">The fields, in their order.</param>
    /// <param name="file">The file.</param>
    /// <param name="name">The file name in the form.</param>
    /// <param name="onRead">Receives the number of bytes of the form that were read so far.</param>
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
