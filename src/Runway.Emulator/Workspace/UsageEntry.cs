namespace Runway.Emulator.Workspace;

/// <summary>A charge or refund of the web app.</summary>
internal sealed record UsageEntry
{
    public required DateTimeOffset Timestamp { get; init; }

    public string Email { get; init; } = "ada@example.com";

    public long WorkspaceId { get; init; } = WorkspaceNames.First;

    public string WorkspaceName { get; init; } = WorkspaceNames.Of(WorkspaceNames.First);

    public string Tool { get; init; } = "Gen-4.5";

    public required double Credits { get; init; }

    /// <summary>charge or refund.</summary>
    public string Type => Credits < 0 ? "refund" : "charge";
}
