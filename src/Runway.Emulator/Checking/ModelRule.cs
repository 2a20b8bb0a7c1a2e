using System.Text.Json;

namespace Runway.Emulator.Checking;

/// <summary>What the document says about one model of one operation, in its x-runway-models.</summary>
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

    /// <summary>Members the model needs besides model itself.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>Whether any other member is refused; if not, it is ignored.</summary>
    public bool Strict { get; }

    /// <summary>What its members must be together; no list where nothing is said.</summary>
    public JsonElement Conditions { get; }

    /// <summary>The schema that narrows a member; false where the model does not take it.</summary>
    public bool TryMember(string name, out JsonElement schema) => _members.TryMember(name, out schema);

    /// <summary>Whether a service serves the model.</summary>
    public bool IsServed(bool acceptUnverified) => _status == "live" || (_status == "unverified" && acceptUnverified);
}
