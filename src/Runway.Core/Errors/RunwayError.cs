namespace Runway;

/// <summary>One kind of error that this module raises. <see cref="RunwayErrors"/> declares them all.</summary>
/// <param name="Id">The stable id; scripts match on it.</param>
/// <param name="Kind">The class of the error.</param>
/// <param name="Meaning">What went wrong, in general; the message of an error says what went wrong this time.</param>
/// <param name="RecommendedAction">What to do, where the place that raises the error has no better advice.</param>
public sealed record RunwayError(string Id, RunwayErrorKind Kind, string Meaning, string RecommendedAction);
