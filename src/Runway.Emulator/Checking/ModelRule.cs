using System.Text.Json;

namespace Runway.Emulator.Checking;

/// <summary>What the document says about one model of one operation, in its x-runway-models.</summary>
/// <param name="Status">live, retired or unverified.</param>
/// <param name="Required">Members the model needs besides model itself.</param>
/// <param name="Strict">Whether any other member is refused; if not, it is ignored.</param>
/// <param name="Members">The members it takes, each with the schema that narrows it.</param>
internal sealed record ModelRule(
    string Status, IReadOnlyList<string> Required, bool Strict, IReadOnlyDictionary<string, JsonElement> Members)
{
    public static ModelRule From(JsonElement rule) => new(
        rule.TryGetProperty("status", out var status) ? status.GetString()! : "live",
        rule.TryGetProperty("required", out var required)
            ? [.. required.EnumerateArray().Select(name => name.GetString()!)]
            : [],
        rule.TryGetProperty("strict", out var strict) && strict.GetBoolean(),
        rule.TryGetProperty("properties", out var members)
            ? members.EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal)
            : new Dictionary<string, JsonElement>());

    /// <summary>Whether a service serves the model.</summary>
    public bool IsServed(bool acceptUnverified) => Status == "live" || (Status == "unverified" && acceptUnverified);
}
