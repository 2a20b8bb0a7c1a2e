using System.Collections.Specialized;
using System.Management.Automation;
using System.Numerics;
using System.Text.Json;
using Runway.Texts;

namespace Runway.PowerShell.Json;

/// <summary>
/// Turns JSON into the objects that ConvertFrom-Json would make of it, except that text stays text: a date is not
/// read, so none is moved to another time zone or written back in another form. What a terminal would obey is written out
/// (<see cref="OutsideText"/>), since an object of no known form is shown with all its members.
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
            // Names that a PSObject takes for one and the same, or cannot have: nothing is lost in a dictionary.
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
