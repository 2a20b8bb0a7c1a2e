namespace Runway.Outputs;

/// <summary>The bounds of a download.</summary>
/// <param name="StallTimeout">How long no byte may come.</param>
/// <param name="SizeLimit">The most bytes that a file may have.</param>
internal sealed record DownloadOptions(TimeSpan StallTimeout, long SizeLimit);
