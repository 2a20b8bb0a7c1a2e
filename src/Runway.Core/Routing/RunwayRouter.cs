namespace Runway;

/// <summary>A model router: it chooses the model of each request that names its slug.</summary>
public sealed record RunwayRouter
{
    /// <summary>The id, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The unique name by which requests call it. It never changes.</summary>
    public required string Slug { get; init; }

    /// <summary>The name for people.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The number of its settings: a change of the settings increases it.</summary>
    public int? Version { get; init; }

    /// <summary>What it optimizes for: <c>cost</c>, <c>latency</c> or <c>quality</c>.</summary>
    public string? OptimizeFor { get; init; }

    /// <summary>The only models that it may choose; null where all are allowed but those of <see cref="DenyModel"/>. As text: the names with commas.</summary>
    public IReadOnlyList<string>? AllowModel { get; init; }

    /// <summary>The models that it must not choose, or null. As text: the names with commas.</summary>
    public IReadOnlyList<string>? DenyModel { get; init; }

    /// <summary>The maximum credits for one video, or null.</summary>
    public int? MaxVideoCredit { get; init; }

    /// <summary>The maximum credits for one picture, or null.</summary>
    public int? MaxImageCredit { get; init; }

    /// <summary>The maximum credits for one sound, or null.</summary>
    public int? MaxAudioCredit { get; init; }

    /// <summary>Whether it chooses the next model when one has no capacity; null where the service does not say.</summary>
    public bool? FallbackOnCapacity { get; init; }

    /// <summary>When it was created (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Members that this version does not know; null where there are none.</summary>
    public IReadOnlyDictionary<string, object?>? AdditionalProperties { get; init; }

    /// <summary>The slug.</summary>
    public override string ToString() => Slug;
}
