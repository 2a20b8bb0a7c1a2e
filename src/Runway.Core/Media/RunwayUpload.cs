namespace Runway;

/// <summary>A file in the service's storage that can be used in any number of requests for 24 hours.</summary>
/// <param name="RunwayUri">The <c>runway://</c> URI to use in place of the file.</param>
/// <param name="Name">The name of the uploaded file.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="MediaType">Its media type, by its content.</param>
/// <param name="ExpiresAt">When the service deletes it: 24 hours after the upload URL was requested.</param>
public sealed record RunwayUpload(string RunwayUri, string Name, long Length, string MediaType, DateTimeOffset ExpiresAt)
{
    /// <summary>The kind, by the media type.</summary>
    public MediaKind Kind => MediaType.Split('/')[0] switch
    {
        "image" => MediaKind.Image,
        "audio" => MediaKind.Audio,
        _ => MediaKind.Video,
    };

    /// <summary>The <c>runway://</c> URI.</summary>
    public override string ToString() => RunwayUri;
}
