using System.Management.Automation;
using Runway.Files;

namespace Runway.PowerShell.Values;

/// <summary>
/// Finds the files that a user names, in one way for all commands: from the current location, over the drives of PowerShell, with ~
/// and with the name of the provider in front. PowerShell has drives that hold no files, such as Env:; these are refused.
/// </summary>
/// <param name="cmdlet">Whose location counts.</param>
/// <param name="error">The error for what is no path.</param>
/// <param name="elsewhere">The error for a path on a drive that holds no files, where it is another one.</param>
internal sealed class FilePaths(PSCmdlet cmdlet, RunwayError error, RunwayError? elsewhere = null)
{
    /// <summary>The full path of one file or folder, which need not exist. Wildcards mean themselves.</summary>
    /// <param name="path">What the user gave.</param>
    /// <param name="parameter">The parameter to correct; null where it may have come from a column or an object.</param>
    /// <exception cref="RunwayException">It is not in the file system.</exception>
    public string Full(string path, string? parameter = null)
    {
        try
        {
            var full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == "FileSystem" ? full : throw new RunwayException(elsewhere ?? error, $"'{path}' is not in the file system.", Advice(parameter));
        }
        catch (Exception e) when (e is SessionStateException or ProviderInvocationException or InvalidOperationException or ArgumentException or NotSupportedException)
        {
            throw new RunwayException(error, $"'{path}' is not a path. {e.Message}", Advice(parameter), e);
        }
    }

    /// <summary>The full path of a file to write, whose name every system takes.</summary>
    /// <param name="path">What the user gave.</param>
    /// <param name="parameter">The parameter to correct.</param>
    /// <exception cref="RunwayException">It is not in the file system, or Windows does not give the name to a file.</exception>
    public string NewFile(string path, string parameter) => FileName.Fault(path) is { } fault
        ? throw new RunwayException(error, fault, $"Give -{parameter} another name, such as output.png; it is refused on every system, since files are copied to Windows.")
        : Full(path, parameter);

    /// <summary>The full path of a file that exists; null where the text names none.</summary>
    public string? Existing(string text)
    {
        try
        {
            return Full(text) is var full && File.Exists(full) ? full : null;
        }
        catch (RunwayException)
        {
            return null;
        }
    }

    /// <summary>
    /// The file that a text names, or those that exist and match it, by name. Brackets are wildcards to PowerShell and plain letters
    /// to those who name files: x[1].png in a CSV file is that file, where there is one, and not x1.png beside it.
    /// </summary>
    /// <exception cref="RunwayException">It is not in the file system.</exception>
    public IReadOnlyList<string> Matching(string text)
    {
        var full = Full(text);
        if (!WildcardPattern.ContainsWildcardCharacters(text) || File.Exists(full))
        {
            return [full];
        }

        try
        {
            return [.. cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(EscapeFolder(text), out _).Where(File.Exists).Order(StringComparer.Ordinal)];
        }
        catch (ItemNotFoundException)
        {
            return [];
        }
    }

    private static string Advice(string? parameter) =>
        $"Give {(parameter is null ? string.Empty : $"-{parameter} ")}a path of the file system; Get-PSDrive -PSProvider FileSystem lists the drives that hold files.";

    // The folder in front of a pattern is taken as it is, too, where there is one: pics[1]/*.png are the files in pics[1].
    private string EscapeFolder(string pattern)
    {
        var rest = Path.GetFileName(pattern);
        for (var folder = Path.GetDirectoryName(pattern); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            if (WildcardPattern.ContainsWildcardCharacters(folder) && Directory.Exists(Full(folder)))
            {
                return Path.Combine(WildcardPattern.Escape(folder), rest);
            }

            rest = Path.Combine(Path.GetFileName(folder), rest);
        }

        return pattern;
    }
}
