using System.Text.RegularExpressions;

namespace Runway.Files;

/// <summary>
/// The names that Windows does not give to a file. They are refused or replaced on every system, since files saved on Linux are
/// often copied to a Windows share.
/// </summary>
internal static partial class FileName
{
    /// <summary>Whether Windows takes the name for a device, such as <c>nul.png</c> or <c>con .x</c>.</summary>
    public static bool IsReserved(string name) => Device().IsMatch(name);

    /// <summary>A name that may end a path on every system: Windows drops dots and spaces at the end, and reserves the names of devices.</summary>
    public static string Safe(string name) => name.TrimEnd('.', ' ') is var kept && IsReserved(kept) ? "_" + kept : kept;

    /// <summary>Why a path that ends in a file cannot be used; null where it can.</summary>
    /// <param name="path">The path as the user gave it, since Windows changes such names silently.</param>
    public static string? Fault(string path)
    {
        var name = path.Split('/', '\\')[^1];
        return name is "" or "." or ".." ? null
            : IsReserved(name) ? $"'{name}' cannot be the name of a file: Windows takes it for a device."
            : Safe(name) != name ? $"'{name}' cannot be the name of a file: Windows drops dots and spaces at the end of a name."
            : null;
    }

    [GeneratedRegex(@"^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Device();
}
