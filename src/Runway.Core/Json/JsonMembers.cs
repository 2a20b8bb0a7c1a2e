using System.Text.Json;

namespace Runway.Json;

/// <summary>Reads the members of a JSON object.</summary>
internal readonly struct JsonMembers
{
    private readonly JsonElement _object;

    /// <param name="json">The object.</param>
    /// <param name="type">The name of the type that is read, for the error.</param>
    /// <exception cref="JsonException">It is not an object.</exception>
    public JsonMembers(JsonElement json, string type)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new JsonException($"{type} is an object, not {json.ValueKind}.");
        _object = json;
    }

    /// <summary>A member; null where it is missing.</summary>
    public JsonMember this[string name] => new(name, _object.TryGetProperty(name, out var value) ? value : default);

    /// <summary>A required member.</summary>
    /// <exception cref="JsonException">It is missing or null.</exception>
    public JsonMember Required(string name) => this[name] is { IsNull: false } member
        ? member
        : throw new JsonException($"The required member '{name}' is missing or null.");
}
