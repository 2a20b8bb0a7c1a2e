namespace Runway;

/// <summary>What a gallery page holds.</summary>
/// <param name="Tasks">How many tasks it shows.</param>
/// <param name="Embedded">How many files are inside it.</param>
/// <param name="Linked">How many files it links to.</param>
public sealed record GallerySummary(int Tasks, int Embedded, int Linked);
