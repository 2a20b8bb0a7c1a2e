namespace Runway.Catalogue;

/// <summary>The ratio of a model for a ratio that the user gave.</summary>
/// <param name="Ratio">The value to send.</param>
/// <param name="Note">What was chosen and why; null where the text is sent unchanged.</param>
internal sealed record RatioChoice(string Ratio, string? Note);
