namespace Runway;

/// <content>The errors about requests to the unrelated "Runway AI" service.</content>
public static partial class RunwayErrors
{
    /// <summary>An edit lacks the value that it is about. Nothing was sent.</summary>
    public static RunwayError AIEditIncomplete { get; } = new(
        "RunwayAIEditIncomplete", RunwayErrorKind.InvalidArgument,
        "An edit lacks the value that it is about. Nothing was sent.",
        "Pass the parameter that the error names.");

    /// <summary>The value cannot be right, whatever the service takes. Nothing was sent.</summary>
    public static RunwayError AIInvalidValue { get; } = new(
        "RunwayAIInvalidValue", RunwayErrorKind.InvalidArgument,
        "The value cannot be right, whatever the Runway AI service takes. Nothing was sent.",
        "Use a value of the range that the error names.");
}
