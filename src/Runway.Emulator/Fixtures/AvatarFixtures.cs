using System.Text.Json;

namespace Runway.Emulator.Fixtures;

/// <summary>A voice of the project.</summary>
internal sealed record VoiceFixture
{
    public Guid? Id { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public string Status { get; init; } = "READY";

    public DateTimeOffset? CreatedAt { get; init; }
}

/// <summary>A document.</summary>
internal sealed record DocumentFixture
{
    public Guid? Id { get; init; }

    public string? Name { get; init; }

    public string Content { get; init; } = "A fixture.";

    public string Type { get; init; } = "text";

    public DateTimeOffset? CreatedAt { get; init; }
}

/// <summary>An avatar.</summary>
internal sealed record AvatarFixture
{
    public Guid? Id { get; init; }

    public string? Name { get; init; }

    public string Personality { get; init; } = "A fixture.";

    public JsonElement? Voice { get; init; }

    public string? StartScript { get; init; }

    public string[] DocumentIds { get; init; } = [];

    public string Status { get; init; } = "READY";

    public DateTimeOffset? CreatedAt { get; init; }
}

/// <summary>A live session and its conversation.</summary>
internal sealed record SessionFixture
{
    public Guid? Id { get; init; }

    public JsonElement? Avatar { get; init; }

    public string? StartScript { get; init; }

    public JsonElement? Tools { get; init; }

    public int Duration { get; init; } = 30;

    public string Status { get; init; } = "COMPLETED";

    public string? FailureCode { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }
}
