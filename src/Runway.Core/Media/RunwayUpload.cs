namespace Runway;

/// <summary>A file that lies in the service's storage and can be used in any number of requests for a day.</summary>
/// <param name="RunwayUri">The <c>runway://</c> URI to use in place of the file.</param>
/// <param name="Name">The name under which it was uploaded.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="MediaType">Its media type, by its content.</param>
/// <param name="ExpiresAt">When the service forgets it: 24 hours after it was asked for a place.</param>
public sealed record RunwayUpload(string RunwayUri, string Name, long Length, string MediaType, DateTimeOffset ExpiresAt)
{
    /// <summary>What it is.</summary>
    public MediaKind Kind => MediaType.Split('/')[0] switch
    {
        "image" => MediaKind.Image,
        "audio" => MediaKind.Audio,
        _ => MediaKind.Video,
    };

    /// <summary>The <c>runway://</c> URI.</summary>
    public override string ToString() => RunwayUri;
}
