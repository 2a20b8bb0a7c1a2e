using System.Text.Json.Nodes;

namespace Runway.Emulator.Checking;

/// <summary>The path of a value in a request body.</summary>
internal sealed class JsonLocation
{
    private readonly JsonLocation? _parent;
    private readonly string? _name;
    private readonly int _position;

    private JsonLocation(JsonLocation? parent, string? name, int position)
    {
        _parent = parent;
        _name = name;
        _position = position;
    }

    /// <summary>The body itself.</summary>
    public static JsonLocation Body { get; } = new(null, null, 0);

    public JsonLocation Member(string name) => new(this, name, 0);

    public JsonLocation Item(int position) => new(this, null, position);

    /// <summary>Names as strings and indexes as numbers, outermost first.</summary>
    public JsonArray ToJson()
    {
        if (_parent is null)
        {
            return [];
        }

        var path = _parent.ToJson();
        path.Add(_name is null ? JsonValue.Create(_position) : JsonValue.Create(_name));
        return path;
    }
}
