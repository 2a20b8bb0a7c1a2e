using System.Globalization;
using System.Numerics;

namespace Runway.Texts;

/// <summary>A canonical form of JSON numbers: 5, 5.0, 50e-1 and 0.5E1 are equal.</summary>
internal static class CanonicalNumber
{
    /// <summary>The digits without leading and trailing zeros, and the exponent. Numbers are never rounded.</summary>
    /// <param name="text">A number in JSON.</param>
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
