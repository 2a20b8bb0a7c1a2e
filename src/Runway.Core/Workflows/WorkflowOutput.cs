namespace Runway;

/// <summary>A node of a workflow whose files a run returns.</summary>
public sealed record WorkflowOutput
{
    /// <summary>The id of the node, a UUID.</summary>
    public required string NodeId { get; init; }

    /// <summary>The name of the node.</summary>
    public required string Node { get; init; }

    /// <summary>The kind of its files: <c>image</c>, <c>video</c>, <c>audio</c> or <c>string</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The name of the node.</summary>
    public override string ToString() => Node;
}
