using System.Globalization;

namespace Runway.PowerShell.Values;

/// <summary>A range of numbers. Text is read exactly, in the invariant culture, and never rounded.</summary>
internal readonly record struct NumberRange(decimal Least, decimal Most, bool IsWhole)
{
    private static readonly string[] Units = ["KB", "MB", "GB", "TB", "PB"];

    /// <summary>Reads a number or text.</summary>
    /// <returns>The number; null where it is not valid or outside the range.</returns>
    public decimal? Read(object value, bool takesUnits = false)
    {
        var number = IsWhole && value is string grouped && HasGroups(grouped.Trim()) ? null : Parse(value, takesUnits);
        return number >= Least && number <= Most && (!IsWhole || number == Math.Truncate(number.Value)) ? number : null;
    }

    /// <summary>The range of the type; the range of the model is checked with the request.</summary>
    public NumberRange Room => !IsWhole ? new(decimal.MinValue, decimal.MaxValue, false) : Most > int.MaxValue ? new(long.MinValue, long.MaxValue, true) : new(int.MinValue, int.MaxValue, true);

    /// <summary>The error for a value that is not valid.</summary>
    public RunwayException Refusal(object value, string parameter) =>
        new(RunwayErrors.InvalidNumber, $"'{value}' is not {this} for -{parameter}.", $"Pass {this}, with a decimal point and without other separators.");

    /// <summary>The range in words: "a whole number from 1 to 4".</summary>
    public override string ToString()
    {
        var kind = IsWhole ? "a whole number" : "a number";
        return Least <= int.MinValue ? kind
            : Most >= int.MaxValue && Most != uint.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"{kind}, {Least} or more")
            : string.Create(CultureInfo.InvariantCulture, $"{kind} from {Least} to {Most}");
    }

    // 1.000 is a thousand in many cultures, and one in others. A whole number needs no point, so it is refused.
    private static bool HasGroups(string text) => text.Split('.') is [{ Length: >= 1 and <= 3 } first, .. { Length: > 0 } groups]
        && Array.TrueForAll(groups, group => group.Length == 3 && group.All(char.IsAsciiDigit)) && first.All(char.IsAsciiDigit);

    // Without thousands separators, which are decimal points in other cultures. A binary number becomes its shortest decimal form.
    private static decimal? Parse(object value, bool takesUnits)
    {
        if (value is bool or char or Enum or DateTime or DateTimeOffset)
        {
            return null;
        }

        var text = Convert.ToString(value, CultureInfo.InvariantCulture)!.Trim();
        var unit = takesUnits ? Array.FindIndex(Units, u => text.EndsWith(u, StringComparison.OrdinalIgnoreCase)) + 1 : 0;
        if (!decimal.TryParse(unit > 0 ? text[..^2] : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return number is > -1_000_000_000_000_000_000m and < 1_000_000_000_000_000_000_000m ? number * (1L << (10 * unit)) : null;
    }
}
