using System.Management.Automation;

namespace Runway.PowerShell.Values;

/// <summary>Patterns that a user gives.</summary>
internal static class Wildcards
{
    private const WildcardOptions Options = WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant;

    /// <summary>A pattern that ignores case. A text that is not a valid pattern, such as <c>[abc</c>, matches itself alone.</summary>
    public static WildcardPattern Of(string text)
    {
        var pattern = WildcardPattern.Get(text, Options);
        try
        {
            _ = pattern.IsMatch(string.Empty);
            return pattern;
        }
        catch (WildcardPatternException)
        {
            return WildcardPattern.Get(WildcardPattern.Escape(text), Options);
        }
    }
}
