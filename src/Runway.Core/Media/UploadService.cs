using Runway.Http;
using Runway.Observing;

namespace Runway.Media;

/// <summary>
/// Sends local files to the service: small ones as data URIs within the request, larger ones through its storage, each content
/// once per connection.
/// </summary>
internal sealed class UploadService
{
    private readonly ContentHash _hash = new();
    private readonly SharedUploads _shared;
    private readonly StorageUploader _uploader;

    internal UploadService(ConnectionContext connection)
    {
        _shared = new SharedUploads(connection.Clock);
        _uploader = new StorageUploader(connection);
    }

    /// <summary>Checks that a file can be uploaded, without sending anything.</summary>
    /// <exception cref="RunwayException">It is missing, has a format that the service does not accept, or the wrong size.</exception>
    public static void Validate(string path) => Open(path);

    /// <summary>
    /// Uploads a file of 512 bytes to 200 MB. Content that this connection uploaded less than 23 hours ago is not uploaded again;
    /// an upload of the same content in progress is shared.
    /// </summary>
    /// <param name="path">The file: a picture, a video or a sound, by its content.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the wait, and the upload when no other caller waits for it.</param>
    /// <exception cref="RunwayException">The file cannot be used, or the upload failed.</exception>
    public Task<RunwayUpload> UploadAsync(string path, IRequestObserver? observer, CancellationToken cancellationToken) =>
        UploadAsync(Open(path), observer, cancellationToken);

    /// <summary>Uploads or embeds a file and returns its address. An address does not change.</summary>
    internal async Task<MediaSource> ResolveAsync(MediaSource source, MediaKind allowed, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        if (!source.IsFile)
        {
            return source;
        }

        var file = source.OpenFile(allowed);
        var address = file.FitsInline
            ? await file.ToDataUriAsync(cancellationToken).ConfigureAwait(false)
            : (await UploadAsync(file, observer, cancellationToken).ConfigureAwait(false)).RunwayUri;
        var hash = await HashAsync(file, cancellationToken).ConfigureAwait(false);
        return MediaSource.FromAddress(address) with { Kind = file.Format.Kind, Origin = new MediaOrigin(file.Path, file.Length, hash) };
    }

    private static MediaFile Open(string path)
    {
        var file = MediaFile.Open(Path.GetFullPath(path), MediaKind.Image | MediaKind.Video | MediaKind.Audio);
        file.RequireUploadable();
        return file;
    }

    private async Task<RunwayUpload> UploadAsync(MediaFile file, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        file.RequireUploadable();
        var content = await HashAsync(file, cancellationToken).ConfigureAwait(false);
        try
        {
            return await _shared.GetAsync(content, token => _uploader.UploadAsync(file, observer, token), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw MediaFile.NotReadable(file.Path, e);
        }
    }

    private async Task<string> HashAsync(MediaFile file, CancellationToken cancellationToken)
    {
        try
        {
            return await _hash.OfAsync(file, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw MediaFile.NotReadable(file.Path, e);
        }
    }
}
