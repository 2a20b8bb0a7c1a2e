
namespace Runway;

/// <summary>An input of a workflow: a value that a run may replace.</summary>
public sealed record WorkflowInput
{
    /// <summary>The id of its node, a UUID.</summary>
    public required string NodeId { get; init; }

    /// <summary>The key of the value in its node: <c>prompt</c>, <c>image</c>, <c>video</c> or <c>audio</c>.</summary>
    public required string Key { get; init; }

    /// <summary><c>string</c>, <c>number</c>, <c>int</c>, <c>boolean</c>, <c>array</c> or <c>object</c>, or the kind of a medium: <c>image</c>, <c>video</c> or <c>audio</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The name that its author gave it, or that of its node.</summary>
    public required string Label { get; init; }

    /// <summary>What the author says about it, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The published value, which a run keeps where none is given; null for media, whose published values are internal.</summary>
    public object? Default { get; init; }

    /// <summary>Whether a run must have it: it has no published value, or it is a medium.</summary>
    public bool Required { get; init; }

    /// <summary>The kind of the medium; null for a text, a number or a switch.</summary>
    internal MediaKind? Kind => Type switch
    {
        "image" => MediaKind.Image,
        "video" => MediaKind.Video,
        "audio" => MediaKind.Audio,
        _ => null,
    };

    /// <summary>The full name, which is unique in the workflow: <c>nodeId.key</c>.</summary>
    internal string FullName => $"{NodeId}.{Key}";

    /// <summary>The label.</summary>
    public override string ToString() => Label;
}
