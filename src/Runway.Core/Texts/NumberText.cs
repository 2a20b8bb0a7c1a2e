using System.Globalization;

namespace Runway.Texts;

/// <summary>Formats numbers for messages.</summary>
internal static class NumberText
{
    /// <summary>A number with its noun: "1 entry", "1,001 characters".</summary>
    public static string Counted(int count, string one, string several) => $"{Number(count)} {(count == 1 ? one : several)}";

    /// <summary>A number with thousands separators: "1,280", "0.5".</summary>
    public static string Number(double value) => value.ToString("#,0.######", CultureInfo.InvariantCulture);
}
