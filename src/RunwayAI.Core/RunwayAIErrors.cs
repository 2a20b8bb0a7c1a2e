using Kind = Runway.RunwayErrorKind;

namespace Runway;

/// <summary>The errors of only the unrelated "Runway AI" service, declared like those in <see cref="RunwayErrors"/>.</summary>
internal static class RunwayAIErrors
{
    public static readonly RunwayError EditIncomplete = new("RunwayAIEditIncomplete", Kind.InvalidArgument, "An edit lacks the value that it is about. Nothing was sent.");
    public static readonly RunwayError InvalidValue = new("RunwayAIInvalidValue", Kind.InvalidArgument, "The value cannot be right, whatever the Runway AI service takes. Nothing was sent.", "Use a value of the range that the error names.");
    public static readonly RunwayError InvalidAuthHeader = new("RunwayInvalidAuthHeader", Kind.InvalidArgument, "The header or scheme that should carry the key cannot.");

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<RunwayError> All { get; } = RunwayErrors.In(typeof(RunwayAIErrors));
}
