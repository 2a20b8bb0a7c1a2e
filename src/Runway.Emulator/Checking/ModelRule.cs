using System.Text.Json;

namespace Runway.Emulator.Checking;

/// <summary>The rules of one model of one operation, from x-runway-models or x-runway-rule of the document.</summary>
internal sealed class ModelRule
{
    private readonly string _status;
    private readonly JsonElement _members;

    public ModelRule(JsonElement rule)
    {
        _status = rule.TryGetProperty("status", out var status) ? status.GetString()! : "live";
        _ = rule.TryGetProperty("properties", out _members);
        Required = rule.Texts("required");
        Strict = rule.TryGetProperty("strict", out var strict) && strict.GetBoolean();
        Conditions = rule.TryGetProperty("conditions", out var conditions) ? conditions : default;
    }

    /// <summary>The required members, besides model.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>Whether other members are refused; if not, they are ignored.</summary>
    public bool Strict { get; }

    /// <summary>The rules for its members in combination.</summary>
    public JsonElement Conditions { get; }

    /// <summary>The schema of the model for a member; false where the model does not accept it.</summary>
    public bool TryMember(string name, out JsonElement schema) => _members.TryMember(name, out schema);

    /// <summary>Whether the emulator offers the model.</summary>
    public bool IsServed(bool acceptUnverified) => _status == "live" || (_status == "unverified" && acceptUnverified);
}
