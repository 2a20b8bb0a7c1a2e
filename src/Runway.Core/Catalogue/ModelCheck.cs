namespace Runway.Catalogue;

/// <summary>The result of a check against the catalogue.</summary>
/// <param name="Problems">Errors for which the service refuses the request; it must not be sent.</param>
/// <param name="Warnings">Warnings about a request that may be sent.</param>
internal sealed record ModelCheck(IReadOnlyList<ModelProblem> Problems, IReadOnlyList<string> Warnings)
{
    /// <summary>A result without problems and warnings.</summary>
    public static ModelCheck Valid { get; } = new([], []);

    /// <summary>Whether the request may be sent.</summary>
    public bool IsValid => Problems.Count == 0;

    /// <summary>All problems as one error with the id of the first, or null.</summary>
    public RunwayException? ToException() => IsValid ? null : new(
        Problems[0].Error,
        string.Join(' ', Problems.Select(p => p.Message)),
        string.Join(' ', Problems.DistinctBy(p => p.Allowed).Count() > 1 ? Problems.Select(p => p.AllowedThere).Distinct() : [Problems[0].Allowed]))
    {
        Case = Problems.FirstOrDefault(p => p.MayBeTakenBy is not null) is { MayBeTakenBy: var operation } ? ErrorCase.CatalogueTooOld with { About = operation } : null,
    };
}
