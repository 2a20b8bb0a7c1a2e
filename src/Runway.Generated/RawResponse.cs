namespace Runway.Generated;

/// <summary>A successful response.</summary>
/// <param name="StatusCode">The HTTP status code, 200 to 299.</param>
/// <param name="MediaType">The media type of the body, or null.</param>
/// <param name="Body">The body; may be empty.</param>
internal sealed record RawResponse(int StatusCode, string? MediaType, byte[] Body);
