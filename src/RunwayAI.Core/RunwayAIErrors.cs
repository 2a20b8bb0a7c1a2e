namespace Runway;

/// <summary>The errors that only requests to the unrelated "Runway AI" service raise, declared as those of <see cref="RunwayErrors"/> are.</summary>
public static class RunwayAIErrors
{
    /// <summary>An edit lacks the value that it is about. Nothing was sent.</summary>
    public static RunwayError EditIncomplete { get; } = new(
        "RunwayAIEditIncomplete", RunwayErrorKind.InvalidArgument,
        "An edit lacks the value that it is about. Nothing was sent.",
        "Pass the parameter that the error names.");

    /// <summary>The value cannot be right, whatever the service takes. Nothing was sent.</summary>
    public static RunwayError InvalidValue { get; } = new(
        "RunwayAIInvalidValue", RunwayErrorKind.InvalidArgument,
        "The value cannot be right, whatever the Runway AI service takes. Nothing was sent.",
        "Use a value of the range that the error names.");

    /// <summary>The header or scheme that should carry the key cannot.</summary>
    public static RunwayError InvalidAuthHeader { get; } = new(
        "RunwayInvalidAuthHeader", RunwayErrorKind.InvalidArgument,
        "The header or scheme that should carry the key cannot.",
        "Give -AuthHeader a name such as X-Api-Key, and -AuthScheme a word such as Bearer, or an empty text for none.");

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<RunwayError> All { get; } = [EditIncomplete, InvalidValue, InvalidAuthHeader];
}
