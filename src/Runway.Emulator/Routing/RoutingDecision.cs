namespace Runway.Emulator.Routing;

/// <summary>What a router decides for a request.</summary>
internal sealed record RoutingDecision
{
    /// <summary>The chosen model; null where none can do it.</summary>
    public RoutedModel? Model { get; private init; }

    public required IReadOnlyList<RoutingStage> Pipeline { get; init; }

    /// <summary>The filters that left no model.</summary>
    public required IReadOnlyList<string> EmptiedBy { get; init; }

    /// <summary>The models that had no free slot; null where that did not matter.</summary>
    public RoutingStage? Capacity { get; private init; }

    public string? ReasonCode { get; private init; }

    /// <summary>Decides.</summary>
    /// <param name="models">The models to choose from.</param>
    /// <param name="router">The router.</param>
    /// <param name="input">What is wanted.</param>
    /// <param name="isBusy">Whether a model has no free slot.</param>
    public static RoutingDecision Of(IReadOnlyList<RoutedModel> models, RouterConfig router, RoutedInput input, Func<string, bool> isBusy)
    {
        var left = models.Where(model => model.Makes(input)).ToList();
        var stages = new List<RoutingStage>();
        foreach (var (filter, passes) in Filters(router, input))
        {
            left.RemoveAll(model => !passes(model));
            stages.Add(new("filter", filter, [.. left.Select(model => model.Name)]));
            if (left.Count == 0)
            {
                return new() { Pipeline = stages, EmptiedBy = [filter] };
            }
        }

        var ranked = left.OrderBy(model => router.Goal switch { "latency" => model.Latency, "quality" => model.Quality, _ => model.CreditsOf(input) }).ToList();
        var skipped = router.SkipsBusyModels ? ranked.TakeWhile(model => isBusy(model.Name)).ToList() : [];
        var isExhausted = skipped.Count == ranked.Count;
        var capacity = skipped.Count == 0 ? null : new RoutingStage("capacity", Models: [.. skipped.Select(model => model.Name)], AllExhausted: isExhausted);
        if (capacity is not null)
        {
            stages.Add(capacity);
        }

        var outcome = ranked.Count == 1 ? "single_candidate" : capacity is not null ? "fallback" : router.Goal == "cost" ? "cost" : "selected";
        stages.Add(new("rank", Outcome: outcome));
        return new()
        {
            Model = isExhausted ? ranked[0] : ranked[skipped.Count],
            Pipeline = stages,
            EmptiedBy = [],
            Capacity = capacity,
            ReasonCode = outcome switch
            {
                "single_candidate" => "only_eligible_model",
                "fallback" => "filter_order_fallback",
                _ => router.Goal switch { "latency" => "best_latency", "quality" => "best_quality", _ => "lowest_cost" },
            },
        };
    }

    private static (string Name, Func<RoutedModel, bool> Passes)[] Filters(RouterConfig router, RoutedInput input) =>
    [
        ("capability", model => model.IsCapable(input)),
        ("prompt_length", model => input.Prompt.Length <= model.LongestPrompt),
        ("input_support", model => model.Takes(input)),
        ("allow_deny", model => router.Allows(model.Name)),
        ("price", model => router.CeilingOf(input.CeilingKey) is not { } most || model.Price(input) <= most),
    ];
}
