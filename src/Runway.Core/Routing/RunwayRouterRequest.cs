namespace Runway;

/// <summary>A request to a router, and what it decided.</summary>
public sealed record RunwayRouterRequest
{
    /// <summary>The id of the entry.</summary>
    public required string Id { get; init; }

    /// <summary>The slug of the router; its id where only that was given.</summary>
    public string? Router { get; init; }

    /// <summary>When it was (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary><c>routed</c>, <c>no_eligible_model</c>, <c>router_config_not_found</c>, <c>invalid_request</c>, <c>error</c>, or a newer value.</summary>
    public string? Status { get; init; }

    /// <summary>The model that was chosen, or null.</summary>
    public string? Model { get; init; }

    /// <summary>The provider of the model, or null.</summary>
    public string? Provider { get; init; }

    /// <summary>Why this model was chosen, such as <c>lowest_cost</c>.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>The same in words.</summary>
    public string? Reason { get; init; }

    /// <summary>The service's estimate of the cost in credits, or null.</summary>
    public double? EstimatedCredits { get; init; }

    /// <summary>The task that was created, or null.</summary>
    public string? TaskId { get; init; }

    /// <summary>The service's correlation id.</summary>
    public string? RequestId { get; init; }

    /// <summary>The steps of the decision in order, each as one text. As text: all of them on one line.</summary>
    public IReadOnlyList<string> Pipeline { get; init; } = [];

    /// <summary>The filters that left no model. As text: with commas.</summary>
    public IReadOnlyList<string> EmptiedBy { get; init; } = [];

    /// <summary>Members that this version does not know; null where there are none.</summary>
    public IReadOnlyDictionary<string, object?>? AdditionalProperties { get; init; }

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
