using System.Text.Json;
using System.Text.Json.Nodes;

namespace Runway.Tests.Catalogue;

/// <summary>Request bodies made from the catalogue; the emulator checks them.</summary>
internal static class Bodies
{
    /// <summary>The smallest valid body of a model: its required members with their smallest values.</summary>
    public static JsonObject Minimal(RunwayModel model)
    {
        var body = new JsonObject { ["model"] = model.Model };
        foreach (var name in model.Required)
        {
            body[name] = Value(model.Member(name)!);
        }

        return body;
    }

    /// <summary>The smallest body with one member set, or without it if the value is null.</summary>
    public static JsonObject With(RunwayModel model, string member, string? json)
    {
        var body = Minimal(model);
        if (json is null)
        {
            body.Remove(member);
        }
        else
        {
            body[member] = JsonNode.Parse(json);
        }

        return body;
    }

    public static JsonElement Element(JsonNode body) => JsonDocument.Parse(body.ToJsonString()).RootElement;

    /// <summary>A valid value of the member.</summary>
    public static JsonNode Value(ModelMember member) => member switch
    {
        { Forms.Count: > 0 } => Value(member.Forms[0] with { Name = member.Name, Media = member.Media }),
        { Type: "integer" or "number", AllowedValues.Count: > 0 } => JsonNode.Parse(member.AllowedValues[0])!,
        { AllowedValues.Count: > 0 } => member.AllowedValues[0],
        { KnownValues.Count: > 0 } => member.KnownValues[0],
        { Type: "integer" or "number" } => member.Minimum ?? 5,
        { Type: "boolean" } => true,
        { Type: "array" } => new JsonArray([.. Enumerable.Range(0, member.MinItems ?? 1).Select(_ => Value(member.Items! with { Name = "uri" }))]),
        { Type: "object" } => Object(member),
        _ when IsAddress(member) => Address(member.Media?.Kinds[0] ?? "image"),
        _ => new string('x', Math.Max(member.MinLength ?? 0, 3)),
    };

    private static JsonObject Object(ModelMember member) =>
        new(member.Required.Select(name => KeyValuePair.Create<string, JsonNode?>(name, Value(member.Members.First(m => m.Name == name)))));

    private static bool IsAddress(ModelMember member) => member.Media is not null || member.Name is "uri";

    private static string Address(string kind) =>
        $"https://media.example/{kind}.{(kind == "image" ? "png" : kind == "video" ? "mp4" : "mp3")}";
}
