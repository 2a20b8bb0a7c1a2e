namespace Runway;

/// <summary>What a number of tasks is expected to cost together. One credit is 0.01 US dollar.</summary>
/// <param name="Count">How many tasks.</param>
/// <param name="AtLeast">The least they cost, in credits.</param>
/// <param name="AtMost">The most they cost, in credits, without those of unknown price.</param>
/// <param name="UnknownCount">How many have no known price.</param>
/// <param name="Reasons">Why there is no one number, where there is none.</param>
public sealed record RunwayCost(int Count, decimal AtLeast, decimal AtMost, int UnknownCount, IReadOnlyList<string> Reasons)
{
    /// <summary>The credits; null where the requests do not settle them or a price is not known.</summary>
    public decimal? Credits => UnknownCount == 0 && AtLeast == AtMost ? AtMost : null;

    /// <summary>The most in US dollars.</summary>
    public decimal AtMostUsd => AtMost / 100;
}
