using System.Text.Json;

namespace Runway.Emulator.Checking;

/// <summary>An operation that creates tasks: its members and its rules per model.</summary>
internal sealed class CreateOperation(JsonElement schema)
{
    /// <summary>The members of the body, over all models.</summary>
    public IReadOnlyDictionary<string, JsonElement> Members { get; } =
        schema.TryGetProperty("properties", out var members)
            ? members.EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal)
            : new Dictionary<string, JsonElement>();

    /// <summary>What every model requires.</summary>
    public IReadOnlyList<string> Required { get; } =
        schema.TryGetProperty("required", out var required)
            ? [.. required.EnumerateArray().Select(name => name.GetString()!)]
            : [];

    /// <summary>The rules, by model.</summary>
    public IReadOnlyDictionary<string, ModelRule> Models { get; } =
        schema.GetProperty("x-runway-models").EnumerateObject()
            .ToDictionary(model => model.Name, model => ModelRule.From(model.Value), StringComparer.Ordinal);
}
