using System.Globalization;

namespace Runway.Catalogue;

/// <summary>Finds the ratio in pixels for an aspect ratio.</summary>
internal static class Shapes
{
    // Models round sizes, so that 1104:832 means 4:3. The largest deviation among the known ratios is 3 %.
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

        List<string> matches = [.. member.Values.Where(value => ShapeOf(value) is { } other && IsSame(shape, other))];
        return matches.Count switch
        {
            0 => null,
            1 => new(matches[0], $"{ratio} is {matches[0]} for {model.Model}."),
            _ => ChooseOf(model, matches, ratio),
        };
    }

    // Where the prices are equal or not known, the smallest, which costs the least of any model that is priced by size.
    private static RatioChoice ChooseOf(RunwayModel model, List<string> ratios, string ratio)
    {
        var sizes = ratios.Select(r => (Ratio: r, Rate: model.PriceRule?.RateFor("ratio", r), Area: AreaOf(r))).ToList();
        var arePriced = sizes.TrueForAll(size => size.Rate is not null);
        var chosen = sizes.OrderBy(size => arePriced ? size.Rate : null).ThenBy(size => size.Area).First();
        var reason = arePriced && sizes.Exists(size => size.Rate > chosen.Rate) ? "cheapest" : "smallest";
        return new(chosen.Ratio, $"{ratio} is {chosen.Ratio} for {model.Model}, the {reason} of {string.Join(", ", ratios)}.");
    }

    // Only if no other common aspect ratio is nearer: 896:1152 means 4:5 although 3:4 is within the tolerance.
    private static bool IsSame(double requested, double available) =>
        Distance(requested, available) <= Tolerance && !Common.Any(other => Distance(other, available) < Distance(requested, available) - 1e-9);

    private static double Distance(double a, double b) => Math.Abs(Math.Log(a / b));

    private static double? ShapeOf(string ratio) => SizeOf(ratio) is var (width, height) ? width / height : null;

    private static double AreaOf(string ratio) => SizeOf(ratio) is var (width, height) ? width * height : 0;

    private static (double Width, double Height)? SizeOf(string ratio) =>
        ratio.Split(':') is [var w, var h]
        && double.TryParse(w, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var width)
        && double.TryParse(h, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var height)
        && width > 0 && height > 0
            ? (width, height)
            : null;
}
