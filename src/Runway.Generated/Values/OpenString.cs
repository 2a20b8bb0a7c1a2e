using System.Text.Json;

namespace Runway.Generated;

/// <summary>
/// A string with known values that may take any other: what the service adds tomorrow passes through unharmed. A class, since
/// the runtime holds ready-made code for generics over references, and compiles it for each struct.
/// </summary>
public abstract record OpenString : IJsonModel
{
    private protected OpenString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>The text as it is on the wire.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(Value);
    }

    /// <inheritdoc/>
    public sealed override string ToString() => Value;

    private protected static string Read(JsonElement json, string type) => json.ValueKind == JsonValueKind.String
        ? json.GetString()!
        : throw new JsonException($"{type} is a string, not {json.ValueKind}.");
}
