using Runway.Generated.Models;
using Runway.Http;
using Runway.Texts;

namespace Runway.Routing;

/// <summary>Maps the generated types to those of the engine. All texts are made safe to show.</summary>
internal static class RouterMapper
{
    public static RunwayRouter ToRouter(RouterResponse read, ConnectionContext connection)
    {
        var models = read.Settings?.Models;
        var ids = models?.Ids is { Count: > 0 } list ? Texts(list, connection) : null;
        var most = read.Settings?.MaxCreditsPerGeneration;
        return new()
        {
            Id = Name(read.Id, connection) ?? string.Empty,
            Slug = Name(read.Slug, connection) ?? string.Empty,
            Name = Name(read.Name, connection),
            Description = connection.Clean(read.Description),
            Version = read.Version,
            OptimizeFor = Name(read.Settings?.OptimizeFor, connection),
            AllowModel = models?.Mode == "allowlist_only" ? ids ?? new TextList([]) : null,
            DenyModel = models?.Mode == "allowlist_only" ? null : ids,
            MaxVideoCredit = most?.Video,
            MaxImageCredit = most?.Image,
            MaxAudioCredit = most?.Audio,
            FallbackOnCapacity = read.Settings?.Fallback?.OnCapacity,
            CreatedAt = read.CreatedAt,
            UpdatedAt = read.UpdatedAt,
            AdditionalProperties = NamedValues.Of(Unknown(read)),
        };
    }

    public static RunwayRouterRequest ToRequest(RouterRequest read, string router, ConnectionContext connection) => new()
    {
        Id = Name(read.Id, connection) ?? string.Empty,
        Router = router,
        CreatedAt = read.CreatedAt,
        Status = Name(read.Status, connection),
        Model = Name(read.Model, connection),
        Provider = Name(read.Provider, connection),
        ReasonCode = Name(read.ReasonCode, connection),
        Reason = connection.Clean(read.Reason),
        EstimatedCredits = read.EstimatedCredits,
        TaskId = Name(read.TaskId, connection),
        RequestId = Name(read.RequestId, connection),
        Pipeline = new TextList((read.Pipeline ?? []).Select(stage => connection.Clean(Describe(stage))!), "; "),
        EmptiedBy = Texts(read.EmptiedBy ?? [], connection),
        AdditionalProperties = NamedValues.Of(read.AdditionalData),
    };

    /// <summary>One step of a decision in words.</summary>
    public static string Describe(RoutingStage stage) => stage.Type switch
    {
        "filter" => $"{stage.Filter} leaves {(stage.Models is { Count: > 0 } left ? string.Join(", ", left) : "no model")}",
        "capacity" => $"without capacity: {string.Join(", ", stage.Skipped ?? [])}{(stage.AllExhausted == true ? " (all)" : string.Empty)}",
        "rank" => $"chosen by {stage.Outcome}",
        var other => $"{other} {stage.Filter ?? stage.Outcome}".Trim(),
    };

    // Unknown settings count as members of the router.
    private static Dictionary<string, object> Unknown(RouterResponse read)
    {
        var members = new Dictionary<string, object>(read.AdditionalData);
        foreach (var (name, value) in read.Settings?.AdditionalData ?? new Dictionary<string, object>())
        {
            members.TryAdd(name, value);
        }

        return members;
    }

    private static TextList Texts(IEnumerable<string> texts, ConnectionContext connection) => new(texts.Select(text => Name(text, connection)!));

    private static string? Name(string? text, ConnectionContext connection) => connection.Clean(text, OutsideText.LongestName);
}
