using System.Globalization;

namespace Runway.Catalogue;

/// <summary>A price in the catalogue. openapi/README.md describes the format.</summary>
internal sealed record ModelPrice
{
    /// <summary>The unit: image, second, inputSecond, frame, character, reference or task.</summary>
    public required string Per { get; init; }

    /// <summary>The number of units for the rate.</summary>
    public decimal Every { get; init; } = 1;

    /// <summary>The members whose media or entries are counted.</summary>
    public IReadOnlyList<string> Of { get; init; } = [];

    /// <summary>The rates; the first one whose conditions are met applies.</summary>
    public required IReadOnlyList<PriceTier> Tiers { get; init; }

    /// <summary>The minimum cost of a task in credits.</summary>
    public decimal Minimum { get; init; }

    /// <summary>The minimum number of units that is charged.</summary>
    public decimal MinimumUnits { get; init; }

    /// <summary>Surcharges.</summary>
    public IReadOnlyList<ModelPrice> Plus { get; init; } = [];

    /// <summary>What the price depends on.</summary>
    public string? Note { get; init; }

    /// <summary>The rate where only the value of this member is known; null where it also depends on others.</summary>
    public decimal? RateFor(string member, string value)
    {
        var span = CreditSpan.Nothing;
        var first = true;
        foreach (var tier in Tiers)
        {
            if (tier.When.All(c => c.Member == member && !c.Values.Contains(value)) && tier.When.Count > 0)
            {
                continue;
            }

            span = first ? tier.Rate : span.Or(tier.Rate);
            first = false;
            if (tier.When.All(c => c.Member == member))
            {
                break;
            }
        }

        return !first && span.IsExact ? span.Low : null;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = Rates();
        text += Minimum > 0 ? $", at least {Number(Minimum)}" : "";
        text += Plus.Count > 0 ? ", plus " + string.Join(", plus ", Plus.Select(p => p.Rates())) : "";
        return Note is null ? text : $"{text} ({Note})";
    }

    private string Rates()
    {
        var rates = Tiers.SelectMany(t => new[] { t.Rate.Low, t.Rate.High!.Value }).Distinct().Order().ToList();
        var span = rates.Count == 1 ? Number(rates[0]) : $"{Number(rates[0])} to {Number(rates[^1])}";
        return $"{span} {(span == "1" ? "credit" : "credits")} {Unit()}";
    }

    private string Unit()
    {
        var unit = Per switch
        {
            "inputSecond" => "second of input",
            "frame" => "frame of output",
            _ => Per,
        };
        return Every == 1 ? "per " + unit : $"per {Number(Every)} {unit.Replace("second", "seconds", StringComparison.Ordinal).Replace("character", "characters", StringComparison.Ordinal)}";
    }

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>A rate with its conditions.</summary>
/// <param name="When">Conditions that must all be met.</param>
/// <param name="Rate">The credits.</param>
internal sealed record PriceTier(IReadOnlyList<PriceCondition> When, CreditSpan Rate);

/// <summary>The condition that a member has one of these values.</summary>
internal sealed record PriceCondition(string Member, IReadOnlyList<string> Values);
