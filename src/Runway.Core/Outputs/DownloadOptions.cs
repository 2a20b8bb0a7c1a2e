namespace Runway.Outputs;

/// <summary>The limits of a download.</summary>
/// <param name="StallTimeout">The maximum time without a byte.</param>
/// <param name="SizeLimit">The maximum size of the file in bytes.</param>
internal sealed record DownloadOptions(TimeSpan StallTimeout, long SizeLimit);
