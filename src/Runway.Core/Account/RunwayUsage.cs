namespace Runway;

/// <summary>The credits that one model used on one day.</summary>
/// <param name="Date">The day, at midnight UTC; days are UTC days.</param>
/// <param name="Model">The model.</param>
/// <param name="Credits">The credits; negative where refunds exceed usage. One credit is 0.01 US dollar.</param>
public sealed record RunwayUsage(DateTime Date, string Model, double Credits);
