using System.Text.Json;

namespace Runway.Emulator.Checking;

/// <summary>
/// Reads JSON in plain loops: dictionaries and LINQ over JsonElement, which is a struct, would have to be compiled when a rehearsal
/// begins, and cost more than all the reading.
/// </summary>
internal static class JsonMembers
{
    /// <summary>A member of what may not be an object at all.</summary>
    public static bool TryMember(this JsonElement parent, string name, out JsonElement value)
    {
        value = default;
        return parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out value);
    }

    /// <summary>The texts of an array member; none where there is no such array.</summary>
    public static List<string> Texts(this JsonElement parent, string name)
    {
        var texts = new List<string>();
        if (parent.TryMember(name, out var list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (var text in list.EnumerateArray())
            {
                texts.Add(text.GetString()!);
            }
        }

        return texts;
    }
}
