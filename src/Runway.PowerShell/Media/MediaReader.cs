using System.Collections;
using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell.Media;

/// <summary>
/// Reads what media parameters are given: paths with or without wildcards, files, addresses, uploads, and tasks, whose
/// output is meant. Nothing is opened here.
/// </summary>
internal sealed class MediaReader(PSCmdlet cmdlet)
{
    /// <summary>The properties under which an object of another session or machine holds a medium, the surest first.</summary>
    private static readonly string[] Properties = ["RunwayUri", "PSPath", "FullName", "Uri"];

    /// <summary>All media, in the order of the values; those of one wildcard in the order of their names. Blank values are nothing.</summary>
    /// <exception cref="RunwayException">A value cannot be a medium, or a wildcard matches no file.</exception>
    public IReadOnlyList<MediaSource> Read(object?[]? values) => values is null ? [] : [.. values.SelectMany(Read)];

    /// <summary>One medium, or none where the value is blank.</summary>
    /// <exception cref="RunwayException">There are several.</exception>
    public MediaSource? ReadOne(object? value, string parameter)
    {
        var media = Read(value);
        return media.Count <= 1
            ? media.FirstOrDefault()
            : throw Invalid($"-{parameter} takes one medium, and '{value}' stands for {media.Count}.");
    }

    /// <summary>Files whose paths are taken as they are.</summary>
    public IReadOnlyList<MediaSource> ReadLiteral(string[]? paths) =>
        paths is null ? [] : [.. paths.Where(p => !string.IsNullOrWhiteSpace(p)).Select(p => MediaSource.FromFile(ToFilePath(p)))];

    private IReadOnlyList<MediaSource> Read(object? value)
    {
        var item = StoredValue.Unwrap(value);
        return item switch
        {
            null => [],
            MediaSource source => [source],
            string text => FromText(text),
            FileInfo file => [MediaSource.FromFile(file.FullName)],
            Uri url => [MediaSource.FromAddress(url.OriginalString)],
            RunwayUpload upload => [MediaSource.FromAddress(upload.RunwayUri) with { Kind = upload.Kind, Name = upload.Name }],
            RunwayTask task => FromTask(task),
            IEnumerable list and not IDictionary => [.. list.Cast<object?>().SelectMany(Read)],
            _ => FromProperties(value!),
        };
    }

    private IReadOnlyList<MediaSource> FromText(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        return MediaSource.IsAddress(text) ? [MediaSource.FromAddress(text)]
            : WildcardPattern.ContainsWildcardCharacters(text) && !IsFile(text) ? FromWildcard(text)
            : [MediaSource.FromFile(ToFilePath(text))];
    }

    private IReadOnlyList<MediaSource> FromWildcard(string pattern)
    {
        IEnumerable<string> paths;
        try
        {
            paths = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(EscapeFolder(pattern), out var provider).Where(File.Exists);
            RequireFiles(provider, pattern);
        }
        catch (Exception e) when (e is ItemNotFoundException or ProviderNotFoundException or System.Management.Automation.DriveNotFoundException)
        {
            paths = [];
        }

        MediaSource[] matches = [.. paths.Order(StringComparer.Ordinal).Select(MediaSource.FromFile)];
        return matches.Length > 0
            ? matches
            : throw new RunwayException(RunwayErrors.FileNotFound, $"No file matches '{pattern}'.", "Check the folder and the pattern.");
    }

    // The folder in front of a pattern is taken as it is, too, where there is one: pics[1]/*.png are the files in pics[1].
    private string EscapeFolder(string pattern)
    {
        var rest = Path.GetFileName(pattern);
        for (var folder = Path.GetDirectoryName(pattern); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            if (WildcardPattern.ContainsWildcardCharacters(folder) && Directory.Exists(ToFilePath(folder)))
            {
                return Path.Combine(WildcardPattern.Escape(folder), rest);
            }

            rest = Path.Combine(Path.GetFileName(folder), rest);
        }

        return pattern;
    }

    // Brackets are wildcards to PowerShell and plain letters to those who name files: x[1].png in a CSV file is that file,
    // where there is one, and not x1.png beside it.
    private bool IsFile(string text) => File.Exists(ToFilePath(text));

    private static IReadOnlyList<MediaSource> FromTask(RunwayTask task) => task.Output.Length > 0
        ? [.. task.Output.Select(MediaSource.FromAddress)]
        : throw new RunwayException(
            RunwayErrors.TaskHasNoOutput,
            $"Task {task.Id} has no output ({task.Status ?? "not read"}).");

    private IReadOnlyList<MediaSource> FromProperties(object value)
    {
        var bag = PSObject.AsPSObject(value).Properties;
        return Properties.Select(name => (Name: name, Value: bag[name]?.Value?.ToString())).FirstOrDefault(p => !string.IsNullOrWhiteSpace(p.Value)) switch
        {
            ("PSPath" or "FullName", { } path) => [MediaSource.FromFile(ToFilePath(path))],
            ("RunwayUri", { } uri) => [.. FromText(uri).Select(m => m with { Name = StoredValue.ToText(bag["Name"]?.Value) })],
            (_, { } text) => FromText(text),
            _ => throw Invalid($"A {StoredValue.Unwrap(value)?.GetType().Name} is not a medium."),
        };
    }

    private string ToFilePath(string path)
    {
        try
        {
            var full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            RequireFiles(provider, path);
            return full;
        }
        catch (Exception e) when (e is ProviderNotFoundException or System.Management.Automation.DriveNotFoundException or ArgumentException)
        {
            throw new RunwayException(RunwayErrors.FileNotReadable, $"'{path}' is not a path. {e.Message}", "Give a path of the file system.", e);
        }
    }

    private static void RequireFiles(ProviderInfo provider, string path)
    {
        if (provider.Name != "FileSystem")
        {
            throw Invalid($"'{path}' is not in the file system.");
        }
    }

    private static RunwayException Invalid(string message) => new(
        RunwayErrors.InvalidMedia,
        message);
}
