namespace Runway.PowerShell.Values;

/// <summary>Treats blank values as not given: empty text, blank cells of CSV files, empty columns of databases.</summary>
internal static class GivenValue
{
    /// <summary>A trimmed text, or null where it is blank.</summary>
    public static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>A value without PSObject, or null where it is blank.</summary>
    public static object? Given(object? value) => StoredValue.Unwrap(value) switch
    {
        null or DBNull => null,
        string text when string.IsNullOrWhiteSpace(text) => null,
        var given => given,
    };
}
