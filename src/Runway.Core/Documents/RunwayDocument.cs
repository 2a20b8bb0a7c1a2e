using Runway.Resources;

namespace Runway;

/// <summary>A document of the project: text that avatars know. A list has no contents.</summary>
public sealed record RunwayDocument : IResource
{
    /// <summary>The id, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The name; several documents may have the same.</summary>
    public string? Name { get; init; }

    /// <summary><c>text</c>, <c>file</c> (uploaded in the portal), or a newer value of the service.</summary>
    public string? Type { get; init; }

    /// <summary>The avatars that have it.</summary>
    public DocumentUser[] UsedBy { get; init; } = [];

    /// <summary>When it was created (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The text. Null in a list.</summary>
    public string? Content { get; init; }

    /// <summary>Members that this version does not know; null where there are none.</summary>
    public IReadOnlyDictionary<string, object?>? AdditionalProperties { get; init; }

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
