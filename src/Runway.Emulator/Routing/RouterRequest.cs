namespace Runway.Emulator.Routing;

/// <summary>An entry in the history of a router.</summary>
internal sealed record RouterRequest
{
    public required Guid Id { get; init; }

    public required string RequestId { get; init; }

    /// <summary>routed, no_eligible_model or invalid_request.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? Model { get; init; }

    public string? Provider { get; init; }

    public string? ReasonCode { get; init; }

    public long? EstimatedCredits { get; init; }

    public Guid? TaskId { get; init; }

    public IReadOnlyList<RoutingStage> Pipeline { get; init; } = [];

    public IReadOnlyList<string> EmptiedBy { get; init; } = [];

    /// <summary>The reason in words, or null.</summary>
    public string? Reason => ReasonCode switch
    {
        null => null,
        "only_eligible_model" => "It was the only model that could do it.",
        "filter_order_fallback" => "The models before it had no capacity.",
        "best_latency" => "It is the fastest of the models that could do it.",
        "best_quality" => "It is the best of the models that could do it.",
        _ => "It is the cheapest of the models that could do it.",
    };
}
