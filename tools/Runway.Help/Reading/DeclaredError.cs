using Runway.Errors;
using Runway.PowerShell.Errors;

namespace Runway.Help.Reading;

/// <summary>An error with what there is to do about it in general, from the tables of the engines and of the surfaces.</summary>
internal sealed record DeclaredError(RunwayError Error, string Advice)
{
    /// <summary>Those of both modules, by id.</summary>
    public static IReadOnlyList<DeclaredError> All { get; } =
    [
        .. In(RunwayErrors.All, RunwayAdvice.ByName).Concat(In(RunwayAIErrors.All, RunwayAIAdvice.ByName)).OrderBy(e => e.Error.Id, StringComparer.Ordinal),
    ];

    private static IEnumerable<DeclaredError> In(IEnumerable<RunwayError> errors, IReadOnlyDictionary<string, string> advice) =>
        errors.Select(error => new DeclaredError(error, RunwayAdvice.General(advice, error)));
}
