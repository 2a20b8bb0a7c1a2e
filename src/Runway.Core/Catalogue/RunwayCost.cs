using Runway.Catalogue;

namespace Runway;

/// <summary>The estimated total cost of a number of tasks. One credit is 0.01 US dollar.</summary>
/// <param name="Count">The number of tasks.</param>
/// <param name="AtLeast">The minimum cost in credits.</param>
/// <param name="AtMost">The maximum cost in credits; null where the price of a task is not known.</param>
/// <param name="UnknownCount">The number of tasks of unknown price.</param>
/// <param name="Reasons">Why there is no exact cost.</param>
public sealed record RunwayCost(int Count, decimal AtLeast, decimal? AtMost, int UnknownCount, IReadOnlyList<string> Reasons)
{
    /// <summary>The exact cost in credits; null where it depends on more than the requests or a price is not known.</summary>
    public decimal? Credits => AtLeast == AtMost ? AtMost : null;

    /// <summary>The maximum cost in US dollars; null where the price of a task is not known.</summary>
    public decimal? AtMostUsd => AtMost / 100;

    /// <summary>Adds estimates up.</summary>
    internal static RunwayCost Of(IReadOnlyCollection<CostEstimate> estimates) => new(
        estimates.Count,
        estimates.Sum(e => e.AtLeast),
        estimates.Any(e => e.AtMost is null) ? null : estimates.Sum(e => e.AtMost),
        estimates.Count(e => e.AtMost is null),
        [.. estimates.Select(e => e.Reason).OfType<string>().Distinct()]);
}
