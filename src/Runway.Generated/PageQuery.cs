namespace Runway.Generated;

/// <summary>The page of a list.</summary>
/// <param name="Cursor">The cursor from the page before; null for the first page.</param>
/// <param name="Limit">The number of entries, 1 to 100; the service wants it in every request.</param>
internal sealed record PageQuery(string? Cursor = null, int Limit = 100);
