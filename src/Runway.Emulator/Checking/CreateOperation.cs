using System.Text.Json;

namespace Runway.Emulator.Checking;

/// <summary>An operation that creates tasks: its members and its rules per model.</summary>
internal sealed class CreateOperation
{
    private readonly JsonElement _members;

    public CreateOperation(JsonElement schema)
    {
        _ = schema.TryMember("properties", out _members);
        Required = schema.Texts("required");
        var models = new Dictionary<string, ModelRule>(StringComparer.Ordinal);
        foreach (var model in schema.GetProperty("x-runway-models").EnumerateObject())
        {
            models.Add(model.Name, new ModelRule(model.Value));
        }

        Models = models;
    }

    /// <summary>The members that all models require.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>The rules, by model.</summary>
    public IReadOnlyDictionary<string, ModelRule> Models { get; }

    /// <summary>The schema of a member of the body, for all models.</summary>
    public bool TryMember(string name, out JsonElement schema) => _members.TryMember(name, out schema);
}
