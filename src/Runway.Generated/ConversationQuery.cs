namespace Runway.Generated;

/// <summary>Which conversations with avatars are listed.</summary>
internal sealed record ConversationQuery
{
    /// <summary>The id of an avatar of the project.</summary>
    public string? Avatar { get; init; }

    /// <summary>The first moment of their creation, as text.</summary>
    public string? StartDate { get; init; }

    /// <summary>The moment before which they were created, as text.</summary>
    public string? EndDate { get; init; }
}
