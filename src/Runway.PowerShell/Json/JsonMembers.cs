using System.Collections;
using System.Collections.ObjectModel;
using System.Text.Json;
using Runway.PowerShell.Values;

namespace Runway.PowerShell.Json;

/// <summary>Converts hashtables and objects to JSON.</summary>
internal static class JsonMembers
{
    /// <summary>The members of -AdditionalProperty.</summary>
    /// <exception cref="RunwayException">A value has no JSON representation.</exception>
    public static IReadOnlyDictionary<string, JsonElement> From(Hashtable? table) => table is null
        ? ReadOnlyDictionary<string, JsonElement>.Empty
        : JsonWriting.ToElement(table, "-AdditionalProperty").EnumerateObject().ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal);

    /// <summary>The body of a request: JSON text, or an object converted to JSON.</summary>
    /// <exception cref="RunwayException">The text is not JSON, or the object has no JSON representation.</exception>
    public static JsonElement Body(object value)
    {
        if (StoredValue.Unwrap(value) is not string text)
        {
            return JsonWriting.ToElement(value, "The body");
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new RunwayException(RunwayErrors.InvalidBody, $"The body cannot be sent as JSON. {e.Message}", innerException: e);
        }
    }
}
