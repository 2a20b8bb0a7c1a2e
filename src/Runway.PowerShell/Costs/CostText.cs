using System.Globalization;
using Runway.Catalogue;

namespace Runway.PowerShell.Costs;

/// <summary>Formats an estimate for -WhatIf and views.</summary>
internal static class CostText
{
    public static string Of(CostEstimate cost) => Of(cost.AtLeast, cost.AtMost);

    /// <summary>A sum, without tasks of unknown price.</summary>
    public static string Of(IReadOnlyCollection<CostEstimate> costs)
    {
        var known = RunwayCost.Of([.. costs.Where(c => c.AtMost is not null)]);
        return Of(known.AtLeast, known.AtMost);
    }

    private static string Of(decimal least, decimal? most) =>
        most is null ? "credits unknown"
        : most == least ? string.Create(CultureInfo.CurrentCulture, $"about {most:#,0.##} {(most == 1 ? "credit" : "credits")}")
        : string.Create(CultureInfo.CurrentCulture, $"about {least:#,0.##} to {most:#,0.##} credits");
}
