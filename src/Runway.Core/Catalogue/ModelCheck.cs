namespace Runway;

/// <summary>What the catalogue has to say about a request.</summary>
/// <param name="Problems">What the service is known to refuse; the request must not be sent.</param>
/// <param name="Warnings">What is worth saying about a request that may be sent.</param>
public sealed record ModelCheck(IReadOnlyList<ModelProblem> Problems, IReadOnlyList<string> Warnings)
{
    /// <summary>Nothing to say.</summary>
    public static ModelCheck Sound { get; } = new([], []);

    /// <summary>Whether the request may be sent.</summary>
    public bool IsSound => Problems.Count == 0;

    /// <summary>All problems as one error, under the id of the first; null where there is none.</summary>
    public RunwayException? ToException() => IsSound ? null : new(
        Problems[0].Error,
        string.Join(' ', Problems.Select(p => p.Message)),
        string.Join(' ', Problems.Select(p => p.Allowed).Distinct()))
    {
        Case = Problems.FirstOrDefault(p => p.MayBeTakenBy is not null) is { MayBeTakenBy: var operation } ? ErrorCase.CatalogueTooOld with { About = operation } : null,
    };
}
