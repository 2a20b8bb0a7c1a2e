using System.Globalization;

namespace Runway.Texts;

/// <summary>Formats numbers for messages.</summary>
internal static class NumberText
{
    /// <summary>A number with its noun: "1 entry", "1,001 characters".</summary>
    /// <param name="count">The number.</param>
    /// <param name="one">The noun for one.</param>
    /// <param name="several">The noun for any other number.</param>
    /// <param name="culture">The culture of the number. Default: the invariant one.</param>
    public static string Counted(int count, string one, string several, CultureInfo? culture = null) => $"{Number(count, culture)} {(count == 1 ? one : several)}";

    /// <summary>A number with thousands separators: "1,280", "0.5".</summary>
    /// <param name="value">The number.</param>
    /// <param name="culture">The culture. Default: the invariant one.</param>
    public static string Number(double value, CultureInfo? culture = null) => value.ToString("#,0.######", culture ?? CultureInfo.InvariantCulture);
}
