using System.Collections.Specialized;
using System.Management.Automation;
using System.Numerics;
using System.Text.Json;
using Runway.Texts;

namespace Runway.PowerShell.Json;

/// <summary>
/// Converts JSON to objects like ConvertFrom-Json, except that dates stay text, so that their time zone and format do not change.
/// Control characters are made visible (<see cref="OutsideText"/>), because all members of such an object are shown.
/// </summary>
internal static class JsonObjects
{
    public static object? From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => FromObject(element),
        JsonValueKind.Array => element.EnumerateArray().Select(From).ToArray(),
        JsonValueKind.String => OutsideText.Visible(element.GetString()!),
        JsonValueKind.Number => Number(element),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static object FromObject(JsonElement element)
    {
        var members = element.EnumerateObject().ToList();
        if (members.DistinctBy(m => m.Name, StringComparer.OrdinalIgnoreCase).Count() < members.Count || members.Exists(m => m.Name.Length == 0))
        {
            // Names that a PSObject cannot have, or that differ only in case, need a dictionary.
            var map = new OrderedDictionary(StringComparer.Ordinal);
            members.ForEach(m => map[OutsideText.Visible(m.Name)] = From(m.Value));
            return map;
        }

        var made = new PSObject();
        members.ForEach(m => made.Properties.Add(new PSNoteProperty(OutsideText.Visible(m.Name), From(m.Value))));
        return made;
    }

    private static object Number(JsonElement element)
    {
        if (element.TryGetInt64(out var whole))
        {
            return whole;
        }

        return BigInteger.TryParse(element.GetRawText(), out var large) ? large : element.GetDouble();
    }
}
