using Kind = Runway.RunwayErrorKind;

namespace Runway;

/// <summary>Errors that only the unrelated "Runway AI" service has, declared like those in <see cref="RunwayErrors"/>.</summary>
internal static class RunwayAIErrors
{
    public static readonly RunwayError EditIncomplete = new("RunwayAIEditIncomplete", Kind.InvalidArgument, "A value that the edit requires is missing. Nothing was sent.");
    public static readonly RunwayError InvalidValue = new("RunwayAIInvalidValue", Kind.InvalidArgument, "The value is not valid. Nothing was sent.", "Use a value in the range that the error names.");
    public static readonly RunwayError InvalidAuthHeader = new("RunwayInvalidAuthHeader", Kind.InvalidArgument, "The name of the header or the scheme for the key is not valid.");

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<RunwayError> All { get; } = RunwayErrors.In(typeof(RunwayAIErrors));
}
