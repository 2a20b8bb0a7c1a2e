using System.Globalization;
using Runway.Media;
using Runway.PowerShell.Values;
using Runway.Tasks;
using Runway.Texts;

namespace Runway.PowerShell.Errors;

/// <summary>
/// One input of a command, as shown by -WhatIf and in errors: its index, counted from 0 like RunwayTask.Index and {Index}, its file
/// and its prompt, as in <c>Index 3: lighthouse.png, "the camera moves closer"</c>.
/// </summary>
/// <param name="index">The index; null where it is not known.</param>
/// <param name="prompt">The prompt; null where there is none.</param>
/// <param name="target">The input object of the user, for errors.</param>
/// <param name="medium">The medium of the request, in any form that media parameters accept, or null.</param>
internal sealed class InputRow(int? index, string? prompt, object? target, object? medium = null)
{
    private const int LongestPrompt = 60;
    private const int LongestName = 60;
    private string _label = "Prompt";

    /// <summary>The index; null where it is not known.</summary>
    public int? Index => index;

    /// <summary>The input object of the user.</summary>
    public object? Target => target;

    /// <summary>The path or address of the medium, or null.</summary>
    private string? Medium { get; } = medium is string text && text == prompt ? null : MediumOf(medium);

    /// <summary>The input that a task was created from; null where the task has none of its properties.</summary>
    /// <param name="task">The task.</param>
    /// <param name="target">The input object of the user, where it is not the task.</param>
    public static InputRow? Of(RunwayTask? task, object? target = null)
    {
        // The media of text operations are only references.
        var medium = task?.Operation?.StartsWith("text_", StringComparison.Ordinal) == false ? task.Input.FirstOrDefault() : null;
        return task is null || (task.Index is null && task.PromptText is null && medium is null)
            ? null
            : new InputRow(task.Index, task.PromptText, target ?? task, medium) { _label = ResourceOperation.IsNamed(task.Operation) ? "Name" : "Prompt" };
    }

    /// <summary>The input in one line.</summary>
    public override string ToString()
    {
        string?[] parts = [OutsideText.Line(NameOf(Medium), LongestName), prompt is null ? null : $"\"{OutsideText.Line(prompt, LongestPrompt)}\""];
        var what = string.Join(", ", parts.OfType<string>());
        return index is { } number ? string.Create(CultureInfo.InvariantCulture, $"Index {number}{(what.Length > 0 ? ": " : string.Empty)}{what}")
            : prompt is null ? what
            : $"{_label}: {what}";
    }

    /// <summary>A line break and the input, for the end of a message; empty without index and prompt.</summary>
    public string ToLine() => index is null && prompt is null ? string.Empty : Environment.NewLine + this;

    /// <summary>The target for -WhatIf: a text, followed by the input in parentheses.</summary>
    public string Describe(string text) => ToString() is { Length: > 0 } row ? $"{text} ({row})" : text;

    /// <summary>The target for -WhatIf: the id of a task and its input.</summary>
    public static string Describe(RunwayTask task) => Of(task)?.Describe(task.Id) ?? task.Id;

    private static string? MediumOf(object? value) => StoredValue.Unwrap(value) switch
    {
        object?[] { Length: 1 } one => MediumOf(one[0]),
        MediaSource source => source.Name ?? source.ToString(),
        FileInfo file => file.Name,
        string text => text,
        Uri url => url.OriginalString,
        RunwayUpload upload => upload.Name,
        RunwayTask task => task.Id,
        _ => null,
    };

    // The last part of a path or address, with the separators of all systems.
    private static string? NameOf(string? medium)
    {
        var text = (MediaSource.IsAddress(medium) ? medium.Split('?', '#')[0] : medium)?.TrimEnd('/', '\\') ?? string.Empty;
        return text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? text.Split(';', ',')[0]
            : text[(text.LastIndexOfAny(['/', '\\']) + 1)..] is { Length: > 0 } name ? name
            : null;
    }
}
