namespace Runway.Catalogue;

/// <summary>The media types and size limits of pictures, videos or sounds, as URL, data URI and upload.</summary>
/// <param name="Kind"><c>image</c>, <c>video</c> or <c>audio</c>.</param>
/// <param name="Types">The accepted media types, such as <c>image/png</c>.</param>
/// <param name="UrlBytes">The maximum size of a file at an https URL, in bytes.</param>
/// <param name="DataUriCharacters">The maximum length of a data URI, in characters, with its prefix.</param>
/// <param name="UploadMinBytes">The minimum size of an upload, in bytes.</param>
/// <param name="UploadBytes">The maximum size of an upload, in bytes.</param>
internal sealed record MediaLimits(
    string Kind, IReadOnlyList<string> Types, long UrlBytes, int DataUriCharacters, long UploadMinBytes, long UploadBytes);
