using System.Globalization;
using System.Numerics;

namespace Runway.Operations;

/// <summary>One form for every way in which JSON can write a number: 5, 5.0, 50e-1 and 0.5E1 are the same.</summary>
internal static class CanonicalNumber
{
    /// <summary>The digits without zeros at either end, and the power of ten by which they are multiplied.</summary>
    /// <param name="text">A number as JSON writes it; it is never rounded.</param>
    public static string Of(string text)
    {
        var isNegative = text[0] == '-';
        var parts = text[(isNegative ? 1 : 0)..].Split('e', 'E');
        var mantissa = parts[0].Split('.');
        var digits = (mantissa[0] + mantissa.ElementAtOrDefault(1)).TrimStart('0');
        var significant = digits.TrimEnd('0');
        if (significant.Length == 0)
        {
            return "0";
        }

        var exponent = (parts.Length > 1 ? BigInteger.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0)
            - (mantissa.ElementAtOrDefault(1)?.Length ?? 0)
            + (digits.Length - significant.Length);
        return string.Create(CultureInfo.InvariantCulture, $"{(isNegative ? "-" : string.Empty)}{significant}e{exponent}");
    }
}
