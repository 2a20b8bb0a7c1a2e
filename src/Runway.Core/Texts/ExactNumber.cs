using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Runway.Texts;

/// <summary>Reads JSON numbers without rounding them where any type of number can keep them.</summary>
internal static class ExactNumber
{
    // To read a longer one takes time that grows with the square of its length.
    private const int LongestWhole = 1000;

    /// <summary>
    /// A whole number as <see cref="long"/> or <see cref="BigInteger"/>, and any other as <see cref="decimal"/>. One that has no place
    /// there is a <see cref="double"/>, and one that has none there either is its text.
    /// </summary>
    public static object Of(JsonElement json)
    {
        if (json.TryGetInt64(out var whole))
        {
            return whole;
        }

        var text = json.GetRawText();
        if (text.Length <= LongestWhole && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large))
        {
            return large;
        }

        if (json.TryGetDecimal(out var exact) && CanonicalNumber.Of(exact.ToString(CultureInfo.InvariantCulture)) == CanonicalNumber.Of(text))
        {
            return exact;
        }

        return json.TryGetDouble(out var near) && double.IsFinite(near) ? near : text;
    }
}
