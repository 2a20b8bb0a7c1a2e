namespace Runway.PowerShell.Values;

/// <summary>What is blank says nothing, as what is left out: an empty text, a blank cell of a CSV file, an empty column of a database.</summary>
internal static class GivenValue
{
    /// <summary>A text without the blanks around it; null where it says nothing.</summary>
    public static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>A value without PowerShell's wrapper; null where it says nothing.</summary>
    public static object? Given(object? value) => StoredValue.Unwrap(value) switch
    {
        null or DBNull => null,
        string text when string.IsNullOrWhiteSpace(text) => null,
        var given => given,
    };
}
