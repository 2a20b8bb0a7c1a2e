namespace Runway;

/// <summary>A published version of a workflow of the web app. Its graph never changes; another publication is another version.</summary>
public sealed record RunwayWorkflow
{
    /// <summary>The id of the version, a UUID; the portal calls it Endpoint ID.</summary>
    public required string Id { get; init; }

    /// <summary>The name, which all versions of the workflow have.</summary>
    public string? Name { get; init; }

    /// <summary>The number of the version, from 1.</summary>
    public int? Version { get; init; }

    /// <summary>When the version was published (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed (UTC). Null in a list.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>What it does, in the words of its author. Null in a list.</summary>
    public string? Description { get; init; }

    /// <summary>What a run can be given, read off the graph. Null in a list.</summary>
    public WorkflowInput[]? Inputs { get; init; }

    /// <summary>The nodes whose files a run returns, read off the graph. Null in a list.</summary>
    public WorkflowOutput[]? Outputs { get; init; }

    /// <summary>The graph as the service returns it: <c>nodes</c>, <c>edges</c> and <c>version</c>. Null in a list.</summary>
    public IReadOnlyDictionary<string, object?>? Graph { get; init; }

    /// <summary>Members that this version does not know; null where there are none.</summary>
    public IReadOnlyDictionary<string, object?>? AdditionalProperties { get; init; }

    /// <summary>The names of the nodes that make something, by their ids, in the order of the graph.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> NodeNames { get; init; } = [];

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
