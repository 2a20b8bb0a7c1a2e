using System.Text.Json;

namespace Runway.Emulator.Checking;

/// <summary>
/// Reads JSON without dictionaries and LINQ: over JsonElement, which is a struct, their code is compiled in every process, which
/// takes longer than reading.
/// </summary>
internal static class JsonMembers
{
    /// <summary>A member of a value, or null where it is not an object.</summary>
    public static bool TryMember(this JsonElement parent, string name, out JsonElement value)
    {
        value = default;
        return parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out value);
    }

    /// <summary>The texts of an array member; empty without such an array.</summary>
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
