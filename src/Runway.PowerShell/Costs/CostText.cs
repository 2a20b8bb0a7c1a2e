using System.Globalization;

namespace Runway.PowerShell.Costs;

/// <summary>An estimate in words, for -WhatIf and views.</summary>
internal static class CostText
{
    public static string Of(CostEstimate cost) => cost switch
    {
        { Credits: { } exact } => string.Create(CultureInfo.CurrentCulture, $"about {exact:#,0.##} credits"),
        { AtMost: { } most } => string.Create(CultureInfo.CurrentCulture, $"about {cost.AtLeast:#,0.##} to {most:#,0.##} credits"),
        _ => "credits unknown",
    };
}
