using System.Management.Automation;
using Runway.Media;
using Runway.PowerShell.Values;

namespace Runway.PowerShell.Media;

/// <summary>
/// Finds prompts that are nothing but the path of a file or an address. Get-ChildItem -Name and columns of paths give text, which
/// would be a prompt that is paid for.
/// </summary>
internal sealed class PromptMedia(PSCmdlet cmdlet)
{
    private const int LongestPath = 1024;

    // A longer text that ends with the name of a file is a sentence.
    private const int MostWordsOfName = 3;
    private readonly FilePaths _paths = new(cmdlet, RunwayErrors.InvalidPrompt);

    /// <summary>A warning where the prompt may be a path or an address; null for any other text.</summary>
    /// <exception cref="RunwayException">The prompt is the name of a media file, or the address of a medium.</exception>
    public string? Check(string? prompt)
    {
        // Windows copies paths in quotation marks.
        var text = prompt?.Trim().Trim('"', '\'') ?? string.Empty;
        if (text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && text.Contains(";base64,", StringComparison.OrdinalIgnoreCase))
        {
            throw Refused("is a data URI.");
        }

        if (text.Length is 0 or > LongestPath || text.Contains('\n', StringComparison.Ordinal))
        {
            return null;
        }

        return IsAddress(text) ? CheckAddress(text) : MayBePath(text) ? CheckPath(text) : null;
    }

    private static string? CheckAddress(string text) =>
        text.StartsWith("runway://", StringComparison.OrdinalIgnoreCase) || MediaSource.KindOfName(text) is not null
            ? throw Refused($"is nothing but the address of a medium, '{MediaSource.FromAddress(text)}'.")
            : Doubtful($"is nothing but an address, '{MediaSource.FromAddress(text)}'", string.Empty);

    private string? CheckPath(string text)
    {
        var isMedium = MediaSource.KindOfName(text) is not null;
        if (_paths.Existing(text) is { } file)
        {
            return isMedium || MediaFile.IsMedium(file)
                ? throw Refused($"is nothing but the path of a media file, '{text}'.")
                : Doubtful($"is nothing but the path of a file, '{text}'", " Get-Content reads prompts from a file.");
        }

        return !isMedium || text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries) is var words && words.Length > MostWordsOfName ? null
            : words.Length == 1 ? throw Refused($"is nothing but the name of a media file, '{text}', and there is no such file here.")
            : Doubtful($"looks like the name of a media file, '{text}'", string.Empty);
    }

    private static bool IsAddress(string text) => !text.Any(char.IsWhiteSpace)
        && (text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("runway://", StringComparison.OrdinalIgnoreCase));

    // A path has no blank, or a separator, or ends in an extension. Of other texts the file system is not asked.
    private static bool MayBePath(string text) => !text.Any(char.IsWhiteSpace)
        || text.AsSpan().IndexOfAny('/', '\\') >= 0
        || (Path.GetExtension(text) is { Length: > 1 } extension && extension.Skip(1).All(char.IsAsciiLetterOrDigit));

    private static RunwayException Refused(string what) => new(
        RunwayErrors.InvalidPrompt,
        $"The prompt {what}",
        "Pipe the file, not its name: Get-Item, or Get-ChildItem without -Name. Or pass it to the parameter for it, such as -Image or -ReferenceImage. If it is a prompt, add words to it.");

    private static string Doubtful(string what, string advice) =>
        $"The prompt {what}. It is used as text; to use it as a medium, pass it to the parameter for it, such as -Image.{advice}";
}
