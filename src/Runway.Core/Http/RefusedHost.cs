namespace Runway.Http;

/// <summary>Why the key is not sent to a host.</summary>
/// <param name="Why">A sentence.</param>
/// <param name="Case">The case for which the surface has advice; null for none.</param>
internal sealed record RefusedHost(string Why, ErrorCase? Case = null);
