using System.Text.Json;

namespace Runway.Emulator.Checking;

/// <summary>An operation with a body: its members, and its rules per model or its only rule.</summary>
internal sealed class CreateOperation
{
    private readonly JsonElement _members;

    private CreateOperation(JsonElement schema, IReadOnlyDictionary<string, ModelRule> models, string? model)
    {
        _ = schema.TryMember("properties", out _members);
        (Required, Models, Model) = (schema.Texts("required"), models, model);
    }

    /// <summary>An operation whose requests name a model.</summary>
    public static CreateOperation WithModels(JsonElement schema, JsonElement rules)
    {
        var models = new Dictionary<string, ModelRule>(StringComparer.Ordinal);
        foreach (var model in rules.EnumerateObject())
        {
            models.Add(model.Name, new ModelRule(model.Value));
        }

        return new(schema, models, null);
    }

    /// <summary>An operation whose requests name none.</summary>
    public static CreateOperation WithRule(JsonElement schema, JsonElement rule)
    {
        var model = rule.GetProperty("model").GetString()!;
        return new(schema, new Dictionary<string, ModelRule>(StringComparer.Ordinal) { [model] = new(rule) }, model);
    }

    /// <summary>The name of the only rule; null where the request names a model.</summary>
    public string? Model { get; }

    /// <summary>The members that all models require.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>The rules, by model.</summary>
    public IReadOnlyDictionary<string, ModelRule> Models { get; }

    /// <summary>The schema of a member of the body, for all models.</summary>
    public bool TryMember(string name, out JsonElement schema) => _members.TryMember(name, out schema);
}
