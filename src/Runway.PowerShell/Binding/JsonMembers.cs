using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Text.Json;

namespace Runway.PowerShell;

/// <summary>Turns what a user has, hashtables and objects, into JSON.</summary>
internal static class JsonMembers
{
    private const int MaxDepth = 64;

    public static IReadOnlyDictionary<string, JsonElement> From(Hashtable? table)
    {
        if (table is null)
        {
            return ReadOnlyDictionary<string, JsonElement>.Empty;
        }

        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in table)
        {
            members[entry.Key.ToString()!] = JsonSerializer.SerializeToElement(Plain(entry.Value), typeof(object));
        }

        return members;
    }

    /// <summary>The body of a request: JSON text as it stands, or an object turned into JSON.</summary>
    /// <exception cref="RunwayException">The text is not JSON, or the object has no JSON form.</exception>
    public static JsonElement Body(object value)
    {
        try
        {
            if (StoredValue.Unwrap(value) is not string text)
            {
                return JsonSerializer.SerializeToElement(Plain(value), typeof(object));
            }

            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new RunwayException(RunwayErrors.InvalidBody, $"The body cannot be sent as JSON. {e.Message}", innerException: e);
        }
    }

    // PSObjects are wrappers, and wrappers would be serialised with all their inner life.
    private static object? Plain(object? value, int depth = 0) => value switch
    {
        _ when depth > MaxDepth => throw new JsonException($"It is nested deeper than {MaxDepth} levels, or contains itself."),
        PSObject { BaseObject: PSCustomObject } bag => bag.Properties.ToDictionary(p => p.Name, p => Plain(p.Value, depth + 1)),
        PSObject wrapped => Plain(wrapped.BaseObject, depth + 1),
        string text => text,
        IDictionary map => map.Keys.Cast<object>().ToDictionary(k => k.ToString()!, k => Plain(map[k], depth + 1)),
        IEnumerable list => list.Cast<object?>().Select(i => Plain(i, depth + 1)).ToArray(),
        SwitchParameter flag => flag.IsPresent,
        _ => value,
    };
}
