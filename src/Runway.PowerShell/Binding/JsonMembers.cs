using System.Collections;
using System.Management.Automation;
using System.Text.Json;

namespace Runway.PowerShell;

/// <summary>Turns a hashtable of the user's into JSON members.</summary>
internal static class JsonMembers
{
    public static IReadOnlyDictionary<string, JsonElement> From(Hashtable? table)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in table ?? [])
        {
            members[entry.Key.ToString()!] = JsonSerializer.SerializeToElement(Plain(entry.Value), typeof(object));
        }

        return members;
    }

    // PSObjects are wrappers, and wrappers would be serialised with all their inner life.
    private static object? Plain(object? value) => value switch
    {
        PSObject { BaseObject: PSCustomObject } bag => bag.Properties.ToDictionary(p => p.Name, p => Plain(p.Value)),
        PSObject wrapped => Plain(wrapped.BaseObject),
        string text => text,
        IDictionary map => map.Keys.Cast<object>().ToDictionary(k => k.ToString()!, k => Plain(map[k])),
        IEnumerable list => list.Cast<object?>().Select(Plain).ToArray(),
        SwitchParameter flag => flag.IsPresent,
        _ => value,
    };
}
