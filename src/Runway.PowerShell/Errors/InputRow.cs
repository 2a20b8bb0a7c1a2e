using System.Globalization;
using Runway.Media;
using Runway.PowerShell.Values;
using Runway.Texts;

namespace Runway.PowerShell.Errors;

/// <summary>
/// One input of a command, for -WhatIf and for errors: its number, counted from 0 as RunwayTask.Index and {Index} are, its file and
/// its prompt, as in <c>Index 3: lighthouse.png, "the camera moves closer"</c>.
/// </summary>
/// <param name="index">The number; null where it is not known.</param>
/// <param name="prompt">The prompt; null where there is none.</param>
/// <param name="target">The user's own object, for errors.</param>
/// <param name="medium">What it is made from, in any form that media parameters take; null where that is nothing.</param>
internal sealed class InputRow(int? index, string? prompt, object? target, object? medium = null)
{
    private const int LongestPrompt = 60;
    private const int LongestName = 60;

    /// <summary>The number; null where it is not known.</summary>
    public int? Index => index;

    /// <summary>The user's own object.</summary>
    public object? Target => target;

    /// <summary>The path or the address of what it is made from; null where there is none.</summary>
    private string? Medium { get; } = medium is string text && text == prompt ? null : MediumOf(medium);

    /// <summary>The input that a task was created from, as far as the task knows it; null where it knows nothing of it.</summary>
    /// <param name="task">The task.</param>
    /// <param name="target">The user's own object, where it is another.</param>
    public static InputRow? Of(RunwayTask? task, object? target = null)
    {
        // What is made from text only refers to its media.
        var medium = task?.Operation?.StartsWith("text_", StringComparison.Ordinal) == false ? task.Input.FirstOrDefault() : null;
        return task is null || (task.Index is null && task.PromptText is null && medium is null)
            ? null
            : new InputRow(task.Index, task.PromptText, target ?? task, medium);
    }

    /// <summary>It in one line.</summary>
    public override string ToString()
    {
        string?[] parts = [OutsideText.Line(NameOf(Medium), LongestName), prompt is null ? null : $"\"{OutsideText.Line(prompt, LongestPrompt)}\""];
        var what = string.Join(", ", parts.OfType<string>());
        return index is { } number ? string.Create(CultureInfo.InvariantCulture, $"Index {number}{(what.Length > 0 ? ": " : string.Empty)}{what}")
            : prompt is null ? what
            : $"Prompt: {what}";
    }

    /// <summary>It in a line of its own, for the end of a message; nothing where it has neither number nor prompt.</summary>
    public string ToLine() => index is null && prompt is null ? string.Empty : Environment.NewLine + this;

    /// <summary>What something is to be done with, for -WhatIf: the text that it is known by, and the input in brackets.</summary>
    public string Describe(string text) => ToString() is { Length: > 0 } row ? $"{text} ({row})" : text;

    /// <summary>A task, for -WhatIf: its id, and the input that it was created from.</summary>
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

    // The last part of a path or of an address, from whichever system it comes.
    private static string? NameOf(string? medium)
    {
        var text = (MediaSource.IsAddress(medium) ? medium.Split('?', '#')[0] : medium)?.TrimEnd('/', '\\') ?? string.Empty;
        return text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? text.Split(';', ',')[0]
            : text[(text.LastIndexOfAny(['/', '\\']) + 1)..] is { Length: > 0 } name ? name
            : null;
    }
}
