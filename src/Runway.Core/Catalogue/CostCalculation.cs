using System.Globalization;
using System.Text.Json;

namespace Runway.Catalogue;

/// <summary>Estimates one request. Values that the request does not determine give a range and a reason.</summary>
internal sealed class CostCalculation(RunwayModel model, JsonElement body, double? inputSeconds)
{
    private readonly List<string> _reasons = [];

    public CostEstimate Run()
    {
        var price = model.PriceRule!;
        var total = Amount(price, isExtra: false);
        foreach (var extra in price.Plus)
        {
            total += Amount(extra, isExtra: true);
        }

        total = total.AtLeast(Math.Max(price.Minimum, 1)).Whole();
        return new()
        {
            AtLeast = total.Low,
            AtMost = total.High,
            Reason = total.IsExact ? null : string.Join("; ", _reasons.Distinct()),
        };
    }

    private CreditSpan Amount(ModelPrice price, bool isExtra)
    {
        var units = Units(price).AtLeast(isExtra ? 0 : price.MinimumUnits);
        return units.IsNothing ? units : units / price.Every * Rate(price, isExtra);
    }

    // A condition on an absent member without a documented default may be met or not: the range covers both rates.
    private CreditSpan Rate(ModelPrice price, bool isExtra)
    {
        CreditSpan? rate = null;
        foreach (var tier in price.Tiers)
        {
            var open = tier.When.Where(c => ValueOf(c.Member) is null).Select(c => c.Member).ToList();
            if (tier.When.Any(c => ValueOf(c.Member) is { } value && !c.Values.Contains(value)))
            {
                continue;
            }

            rate = rate is { } before ? before.Or(tier.Rate) : tier.Rate;
            if (!tier.Rate.IsExact)
            {
                _reasons.Add($"the published price is {price}");
            }

            if (open.Count == 0)
            {
                return rate.Value;
            }

            _reasons.Add($"the price depends on the {MemberText.Name(open[0])}, which is not given");
        }

        if (rate is not null)
        {
            return isExtra ? rate.Value.Or(CreditSpan.Nothing) : rate.Value;
        }

        if (isExtra)
        {
            return CreditSpan.Nothing;
        }

        _reasons.Add($"the published price, {price}, does not cover this request");
        return CreditSpan.Anything;
    }

    private CreditSpan Units(ModelPrice price) => price.Per switch
    {
        // The default of outputCount is not documented; 1 is assumed. A model that does not take it makes one.
        "image" => CreditSpan.Exactly((model.Member("outputCount") is null ? null : Number("outputCount")) ?? 1),
        "second" => Seconds(),
        "inputSecond" => InputSeconds(price),
        "character" => CreditSpan.Exactly(ValueOf("promptText")?.Length ?? 0),
        "reference" => CreditSpan.Exactly(price.Of.Sum(References)),
        "task" => CreditSpan.Exactly(1),
        _ => Open("the number of frames is not known before the video is made"),
    };

    private CreditSpan Seconds()
    {
        if (Number("duration") is { } seconds)
        {
            return CreditSpan.Exactly(seconds);
        }

        if (model.Member("duration") is not { } rule)
        {
            return Open("how long the result will be is not known before it is made");
        }

        if (rule.Default is { } standard && !body.TryGetProperty("duration", out _))
        {
            return CreditSpan.Exactly(decimal.Parse(standard, CultureInfo.InvariantCulture));
        }

        _reasons.Add(body.TryGetProperty("duration", out _)
            ? "with the duration auto the maximum is charged first and the difference refunded"
            : "the duration is not given");
        var numbers = rule.Forms.FirstOrDefault(form => form.Type != "string") ?? rule;
        return numbers.AllowedNumbers.Length > 0
            ? new((decimal)numbers.AllowedNumbers.Min(), (decimal)numbers.AllowedNumbers.Max())
            : new((decimal)(numbers.Minimum ?? 0), (decimal?)numbers.Maximum);
    }

    // An estimate may be requested with the length instead of the media: required media count even when they are absent.
    private CreditSpan InputSeconds(ModelPrice price)
    {
        if (inputSeconds is { } known)
        {
            return CreditSpan.Exactly((decimal)known);
        }

        List<MemberMedia> inputs = [.. price.Of.Where(name => body.TryGetProperty(name, out _) || model.Required.Contains(name)).Select(name => model.Member(name)?.Media).OfType<MemberMedia>()];
        if (inputs.Count == 0)
        {
            return CreditSpan.Nothing;
        }

        _reasons.Add("the length of the input is not known");
        return inputs.Aggregate(CreditSpan.Nothing, (sum, media) =>
            sum + new CreditSpan((decimal)(media.MinSeconds ?? 0), (decimal?)(media.MaxTotalSeconds ?? media.MaxSeconds)));
    }

    // An image without a position is a reference; one with a position is a keyframe.
    private int References(string name) => body.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
        ? list.EnumerateArray().Count(entry => entry.ValueKind == JsonValueKind.Object && !entry.TryGetProperty("position", out _))
        : 0;

    private CreditSpan Open(string reason)
    {
        _reasons.Add(reason);
        return CreditSpan.Anything;
    }

    private decimal? Number(string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null;

    private string? ValueOf(string name) =>
        body.TryGetProperty(name, out var value) ? CatalogueJson.Scalar(value) : model.Member(name)?.Default;
}
