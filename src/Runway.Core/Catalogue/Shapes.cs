using System.Globalization;

namespace Runway.Catalogue;

/// <summary>Finds the ratio in pixels that has the shape which a user named.</summary>
internal static class Shapes
{
    // Widths are rounded to what a model can make, so 1104:832 is a 4:3; the widest miss among the known ratios is 3 %.
    private const double Tolerance = 0.04;

    private static readonly double[] Common =
        [8.0, 4.0, 21 / 9.0, 2.0, 16 / 9.0, 3 / 2.0, 4 / 3.0, 5 / 4.0, 1, 4 / 5.0, 3 / 4.0, 2 / 3.0, 9 / 16.0, 0.5, 9 / 21.0, 0.25, 0.125];

    public static RatioChoice? Choose(RunwayModel model, ModelMember member, string ratio)
    {
        if (member.Values.Contains(ratio))
        {
            return new(ratio, null);
        }

        if (ShapeOf(ratio) is not { } shape)
        {
            return null;
        }

        List<string> fitting = [.. member.Values.Where(value => ShapeOf(value) is { } other && IsSame(shape, other))];
        return fitting.Count switch
        {
            0 => null,
            1 => new(fitting[0], $"{ratio} is {fitting[0]} for {model.Model}."),
            _ => Cheapest(model, fitting) is { } cheapest
                ? new(cheapest, $"{ratio} is {cheapest} for {model.Model}, the cheapest of {string.Join(", ", fitting)}.")
                : new(null, $"{ratio} may be {string.Join(", ", fitting)} for {model.Model}; name one of them."),
        };
    }

    private static string? Cheapest(RunwayModel model, List<string> ratios)
    {
        var rates = ratios.Select(r => (Ratio: r, Rate: model.PriceRule?.RateFor("ratio", r))).OrderBy(r => r.Rate).ToList();
        return rates.TrueForAll(r => r.Rate is not null) && rates[0].Rate < rates[1].Rate ? rates[0].Ratio : null;
    }

    // Of two shapes that are both near, the nearer one is meant: 896:1152 is a 4:5 although 3:4 is not far.
    private static bool IsSame(double wanted, double offered) =>
        Distance(wanted, offered) <= Tolerance && !Common.Any(other => Distance(other, offered) < Distance(wanted, offered) - 1e-9);

    private static double Distance(double a, double b) => Math.Abs(Math.Log(a / b));

    private static double? ShapeOf(string ratio) =>
        ratio.Split(':') is [var w, var h]
        && double.TryParse(w, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var width)
        && double.TryParse(h, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var height)
        && width > 0 && height > 0
            ? width / height
            : null;
}
