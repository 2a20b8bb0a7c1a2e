using System.Text.Json;

namespace Runway.Json;

/// <summary>The members of an object, on their way into a line of the journal.</summary>
internal readonly struct JsonMembers
{
    private readonly JsonElement _object;

    /// <param name="json">What is to be an object.</param>
    /// <param name="type">What it is to become, for the error.</param>
    /// <exception cref="JsonException">It is something else.</exception>
    public JsonMembers(JsonElement json, string type)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new JsonException($"{type} is an object, not {json.ValueKind}.");
        _object = json;
    }

    /// <summary>A member; one that is missing reads as null.</summary>
    public JsonMember this[string name] => new(name, _object.TryGetProperty(name, out var value) ? value : default);

    /// <summary>A member that no line is without.</summary>
    /// <exception cref="JsonException">It is missing, or null.</exception>
    public JsonMember Required(string name) => this[name] is { IsNull: false } member
        ? member
        : throw new JsonException($"The required member '{name}' is missing or null.");
}
