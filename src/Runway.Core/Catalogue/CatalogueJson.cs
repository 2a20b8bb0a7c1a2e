using System.Text.Json;

namespace Runway.Catalogue;

/// <summary>
/// Reads members of catalogue.json. Without LINQ: over the structs of System.Text.Json its code is compiled in every process, which
/// took longer than reading.
/// </summary>
internal static class CatalogueJson
{
    /// <summary>The entries of a list of scalars as text; empty where there is no such list.</summary>
    public static string[] Strings(JsonElement of, string name) =>
        of.TryGetProperty(name, out var list) ? Each(list, Scalar) : [];

    /// <summary>The entries of a list, each converted by <paramref name="read"/>.</summary>
    public static T[] Each<T>(JsonElement list, Func<JsonElement, T> read)
    {
        var result = new T[list.GetArrayLength()];
        var next = 0;
        foreach (var entry in list.EnumerateArray())
        {
            result[next++] = read(entry);
        }

        return result;
    }

    public static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) ? Scalar(value) : null;

    /// <summary>A scalar as in JSON, without quotes.</summary>
    public static string Scalar(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
