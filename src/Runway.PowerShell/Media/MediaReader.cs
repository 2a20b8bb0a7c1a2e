using System.Collections;
using System.Management.Automation;
using Runway.Media;
using Runway.Outputs;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell.Media;

/// <summary>
/// Reads media parameters: paths with or without wildcards, files, addresses, uploads, and tasks, for their output. No file is
/// opened here.
/// </summary>
internal sealed class MediaReader(PSCmdlet cmdlet)
{
    private readonly FilePaths _paths = new(cmdlet, RunwayErrors.FileNotReadable, elsewhere: RunwayErrors.InvalidMedia);

    /// <summary>The properties that may contain a medium in a deserialized object, in order of preference.</summary>
    private static readonly string[] Properties = ["RunwayUri", "PSPath", "FullName", "Uri"];

    /// <summary>All media, in the order of the values; those of one wildcard ordered by name. Blank values are skipped.</summary>
    /// <exception cref="RunwayException">A value is not a medium, or a wildcard matches no file.</exception>
    public IReadOnlyList<MediaSource> Read(object?[]? values) => values is null ? [] : [.. values.SelectMany(Read)];

    /// <summary>One medium, or null where the value is blank.</summary>
    /// <exception cref="RunwayException">There are several.</exception>
    public MediaSource? ReadOne(object? value, string parameter)
    {
        var media = Read(value);
        return media.Count <= 1
            ? media.FirstOrDefault()
            : throw Invalid($"-{parameter} accepts one medium, but '{value}' matches {media.Count}.");
    }

    /// <summary>Files, without wildcards.</summary>
    public IReadOnlyList<MediaSource> ReadLiteral(string[]? paths) =>
        paths is null ? [] : [.. paths.Where(p => Given(p) is not null).Select(p => MediaSource.FromFile(_paths.Full(p)))];

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
        if (Given(text) is null)
        {
            return [];
        }

        if (MediaSource.IsAddress(text))
        {
            return [MediaSource.FromAddress(text)];
        }

        MediaSource[] files = [.. _paths.Matching(text).Select(MediaSource.FromFile)];
        return files.Length > 0 ? files : throw new RunwayException(RunwayErrors.FileNotFound, $"No file matches '{text}'.", "Check the folder and the pattern.");
    }

    private static IReadOnlyList<MediaSource> FromTask(RunwayTask task) => task.Output.Length > 0
        ? [.. task.Output.Select((url, index) => MediaSource.FromAddress(url) with { Name = OutputNameTemplate.InputNameOf(task, index + 1) + ExtensionOf(url) })]
        : throw new RunwayException(
            RunwayErrors.TaskHasNoOutput,
            $"Task {task.Id} has no output ({task.Status ?? "not read"}).");

    private IReadOnlyList<MediaSource> FromProperties(object value)
    {
        var bag = PropertyBag.Of(value);
        return Properties.Select(name => (Name: name, Value: StoredValue.ToText(bag[name]))).FirstOrDefault(p => Given(p.Value) is not null) switch
        {
            ("PSPath" or "FullName", { } path) => [MediaSource.FromFile(_paths.Full(path))],
            ("RunwayUri", { } uri) => [.. FromText(uri).Select(m => m with { Name = StoredValue.ToText(bag["Name"]) })],
            (_, { } text) => FromText(text),
            _ => throw (StoredValue.Unwrap(value) is RunwayVoice or RunwayVoicePreview or RunwayAvatar or RunwayAvatarConversation
                ? new RunwayException(RunwayErrors.InvalidMedia, $"A {StoredValue.Unwrap(value)!.GetType().Name} is not a medium.", "Save-RunwayAsset saves its file, which is one.")
                : Invalid($"A {StoredValue.Unwrap(value)?.GetType().Name} is not a medium.")),
        };
    }

    private static string ExtensionOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) ? Path.GetExtension(address.AbsolutePath) : string.Empty;

    private static RunwayException Invalid(string message) => new(
        RunwayErrors.InvalidMedia,
        message);
}
