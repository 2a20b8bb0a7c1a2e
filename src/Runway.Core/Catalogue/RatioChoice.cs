namespace Runway;

/// <summary>What a ratio that a user wrote means to a model.</summary>
/// <param name="Ratio">The value to send; null where several fit and none is the obvious one.</param>
/// <param name="Note">What was chosen and why, or what to choose from; null where the text is sent as it was written.</param>
public sealed record RatioChoice(string? Ratio, string? Note);
