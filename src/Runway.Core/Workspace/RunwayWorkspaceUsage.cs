namespace Runway;

/// <summary>A charge or a refund in the linked workspace. Its credits are those of the web app, not those of the API.</summary>
public sealed record RunwayWorkspaceUsage
{
    /// <summary>When it was (UTC).</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The e-mail address of the user.</summary>
    public string? Email { get; init; }

    /// <summary>The name of the workspace.</summary>
    public string? Workspace { get; init; }

    /// <summary>The number of the workspace.</summary>
    public long? WorkspaceId { get; init; }

    /// <summary>The tool, by the name that the web app shows.</summary>
    public string? Tool { get; init; }

    /// <summary>The credits of the web app; negative for a refund.</summary>
    public double? Credits { get; init; }

    /// <summary><c>charge</c>, <c>refund</c>, or a newer value of the service.</summary>
    public string? Type { get; init; }

    /// <summary>Members that this version does not know; null where there are none.</summary>
    public IReadOnlyDictionary<string, object?>? AdditionalProperties { get; init; }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Timestamp:yyyy-MM-dd HH:mm} {Credits} {Tool}");
}
