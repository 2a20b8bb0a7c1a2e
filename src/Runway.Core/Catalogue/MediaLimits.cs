namespace Runway;

/// <summary>How large a picture, video or sound may be on each of the ways to the service, and of which types.</summary>
/// <param name="Kind"><c>image</c>, <c>video</c> or <c>audio</c>.</param>
/// <param name="Types">The media types that are taken, such as <c>image/png</c>.</param>
/// <param name="UrlBytes">The largest file behind an https URL, in bytes.</param>
/// <param name="DataUriCharacters">The longest data URI, in characters, its prefix included.</param>
/// <param name="UploadMinBytes">The smallest file that can be uploaded, in bytes.</param>
/// <param name="UploadBytes">The largest file that can be uploaded, in bytes.</param>
public sealed record MediaLimits(
    string Kind, IReadOnlyList<string> Types, long UrlBytes, int DataUriCharacters, long UploadMinBytes, long UploadBytes);
