using System.Text.Json;
using System.Text.Json.Nodes;

namespace Runway.Emulator.Routing;

/// <summary>A router. Immutable; a change gives another one with the same id.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its place in the list of routers.</param>
/// <param name="Slug">The name by which requests call it.</param>
/// <param name="Name">The name that people read.</param>
/// <param name="Description">What it is for, or null.</param>
/// <param name="Version">The number of its settings.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="UpdatedAt">When it was last changed.</param>
internal sealed record RouterConfig(
    Guid Id, long Number, string Slug, string Name, string? Description, int Version, JsonObject Settings, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>cost, latency or quality.</summary>
    public string Goal => Settings["optimizeFor"]?.GetValue<string>() ?? "cost";

    /// <summary>Whether models without a free slot are skipped.</summary>
    public bool SkipsBusyModels => Settings["fallback"]?["onCapacity"]?.GetValue<bool>() == true;

    /// <summary>The settings of a router of which nothing is said, with what is said.</summary>
    public static JsonObject SettingsWith(JsonElement given) => Merge(new JsonObject { ["schemaVersion"] = 1, ["optimizeFor"] = "cost" }, given);

    /// <summary>The most that one output may cost, or null.</summary>
    public long? CeilingOf(string key) => Settings["maxCreditsPerGeneration"]?[key]?.GetValue<long>();

    /// <summary>Whether it may choose a model.</summary>
    public bool Allows(string model)
    {
        var listed = (Settings["models"]?["ids"] as JsonArray)?.Any(id => id!.GetValue<string>() == model) == true;
        return listed == (Settings["models"]?["mode"]?.GetValue<string>() == "allowlist_only");
    }

    /// <summary>The router with changes: what is left out stays, also inside the settings.</summary>
    public RouterConfig With(JsonElement changes, DateTimeOffset now)
    {
        var settings = changes.TryGetProperty("settings", out var given) ? Merge(Settings, given) : Settings;
        return this with
        {
            Name = changes.TryGetProperty("name", out var name) ? name.GetString()! : Name,
            Description = changes.TryGetProperty("description", out var description) ? description.GetString() : Description,
            Settings = settings,
            Version = JsonNode.DeepEquals(settings, Settings) ? Version : Version + 1,
            UpdatedAt = now,
        };
    }

    private static JsonObject Merge(JsonObject own, JsonElement changes)
    {
        var result = own.DeepClone().AsObject();
        foreach (var change in changes.ValueKind == JsonValueKind.Object ? changes.EnumerateObject() : default)
        {
            result[change.Name] = change.Value.ValueKind == JsonValueKind.Object
                ? Merge(result[change.Name] as JsonObject ?? [], change.Value)
                : JsonNode.Parse(change.Value.GetRawText());
        }

        return result;
    }
}
