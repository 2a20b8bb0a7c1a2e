namespace Runway.Gallery;

/// <summary>The content of a gallery page.</summary>
/// <param name="Tasks">The number of tasks.</param>
/// <param name="Embedded">The number of embedded files.</param>
/// <param name="Linked">The number of linked files.</param>
internal sealed record GallerySummary(int Tasks, int Embedded, int Linked);
