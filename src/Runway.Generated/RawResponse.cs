namespace Runway.Generated;

/// <summary>A success as it came.</summary>
/// <param name="StatusCode">The HTTP status, 200 to 299.</param>
/// <param name="MediaType">What the body says it is; null when it does not say.</param>
/// <param name="Body">The body; empty when there was none.</param>
internal sealed record RawResponse(int StatusCode, string? MediaType, byte[] Body);
