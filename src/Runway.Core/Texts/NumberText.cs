using System.Globalization;

namespace Runway.Texts;

/// <summary>Numbers as words of a sentence.</summary>
internal static class NumberText
{
    /// <summary>A number of things: "1 entry", "1,001 characters".</summary>
    public static string Counted(int count, string one, string several) => $"{Number(count)} {(count == 1 ? one : several)}";

    /// <summary>A number with separators of thousands: "1,280", "0.5".</summary>
    public static string Number(double value) => value.ToString("#,0.######", CultureInfo.InvariantCulture);
}
