using System.Management.Automation;
using Runway.Files;

namespace Runway.PowerShell.Values;

/// <summary>
/// Resolves paths for all commands: relative to the current location, with PowerShell drives, ~ and provider prefixes. Drives
/// without files, such as Env:, are an error.
/// </summary>
/// <param name="session">Gives the session, for its location.</param>
/// <param name="error">The error for a path that is not valid.</param>
/// <param name="elsewhere">The error for a path that is not in the file system; null for the same.</param>
internal sealed class FilePaths(Func<SessionState> session, RunwayError error, RunwayError? elsewhere = null)
{
    /// <summary>Resolves the paths of a cmdlet.</summary>
    public FilePaths(PSCmdlet cmdlet, RunwayError error, RunwayError? elsewhere = null)
        : this(() => cmdlet.SessionState, error, elsewhere)
    {
    }

    /// <summary>The full path of one file or folder, which need not exist. Wildcards are not expanded.</summary>
    /// <param name="path">The path.</param>
    /// <param name="parameter">The name of the parameter, for the error; null where the path may come from a column or an object.</param>
    /// <exception cref="RunwayException">The path is not in the file system.</exception>
    public string Full(string path, string? parameter = null)
    {
        try
        {
            var full = session().Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == "FileSystem" ? full : throw new RunwayException(elsewhere ?? error, $"'{path}' is not in the file system.", Advice(parameter));
        }
        catch (Exception e) when (e is SessionStateException or ProviderInvocationException or InvalidOperationException or ArgumentException or NotSupportedException)
        {
            throw new RunwayException(error, $"'{path}' is not a path. {e.Message}", Advice(parameter), e);
        }
    }

    /// <summary>The full path of a file to write, with a name that is valid on every system.</summary>
    /// <param name="path">The path.</param>
    /// <param name="parameter">The name of the parameter, for the error.</param>
    /// <exception cref="RunwayException">The path is not in the file system, or Windows does not allow the name.</exception>
    public string NewFile(string path, string parameter) => FileName.Fault(path) is { } fault
        ? throw new RunwayException(error, fault, $"Pass another name to -{parameter}, such as output.png. The name is refused on every system, because files are copied to Windows.")
        : Full(path, parameter);

    /// <summary>The full path of an existing file, or null.</summary>
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
    /// The file of this name, or the files that match it as a pattern. The exact name comes first, because brackets are wildcards:
    /// x[1].png in a CSV file means that file if it exists, and not x1.png.
    /// </summary>
    /// <exception cref="RunwayException">The path is not in the file system.</exception>
    public IReadOnlyList<string> Matching(string text)
    {
        var full = Full(text);
        if (!WildcardPattern.ContainsWildcardCharacters(text) || File.Exists(full))
        {
            return [full];
        }

        try
        {
            return [.. session().Path.GetResolvedProviderPathFromPSPath(EscapeFolder(text), out _).Where(File.Exists).Order(StringComparer.Ordinal)];
        }
        catch (ItemNotFoundException)
        {
            return [];
        }
    }

    private static string Advice(string? parameter) =>
        $"Give {(parameter is null ? string.Empty : $"-{parameter} ")}a path of the file system; Get-PSDrive -PSProvider FileSystem lists its drives.";

    // The folder of a pattern is also used as it is if it exists: pics[1]/*.png means the files in pics[1].
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
