using Runway.Http;
using Runway.Media;

namespace Runway;

/// <summary>
/// Brings local files to the service: small ones as data URIs inside the request, larger ones through its storage,
/// each content once for a connection.
/// </summary>
public sealed class UploadService
{
    private readonly ContentHash _hash = new();
    private readonly SharedUploads _shared;
    private readonly StorageUploader _uploader;

    internal UploadService(ConnectionContext connection)
    {
        _shared = new SharedUploads(connection.Clock);
        _uploader = new StorageUploader(connection);
    }

    /// <summary>Refuses a file that could not be uploaded. Nothing is sent.</summary>
    /// <exception cref="RunwayException">It is missing, of no kind that the service takes, or of the wrong size.</exception>
    public static void Validate(string path) => Open(path);

    /// <summary>
    /// Uploads a file of 512 bytes to 200 MB. A content that this connection uploaded less than 23 hours ago is not
    /// sent again, and one that is on its way is waited for.
    /// </summary>
    /// <param name="path">The file: a picture, a video or a sound, by its content.</param>
    /// <param name="observer">Who is told of requests and progress.</param>
    /// <param name="cancellationToken">Ends the waiting, and the upload itself when nobody else waits for it.</param>
    /// <exception cref="RunwayException">The file cannot be used, or storage did not take it.</exception>
    public Task<RunwayUpload> UploadAsync(string path, IRequestObserver? observer, CancellationToken cancellationToken) =>
        UploadAsync(Open(path), observer, cancellationToken);

    /// <summary>An address in place of a file; an address stays as it is.</summary>
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
