using System.Text.Json.Nodes;
using Runway.OpenApi.Documents;

namespace Runway.OpenApi.Merging;

/// <summary>Merges documents member by member and reports every conflict.</summary>
internal sealed class Merger
{
    private readonly List<Conflict> _conflicts = [];

    public static MergeResult Merge(IReadOnlyList<SourceDocument> sources)
    {
        var merger = new Merger();
        var parts = sources.Select(s => new Part(s.Name, s.Document)).ToList();
        return new(merger.Unite(NodePath.Root, parts, isNameMap: false), merger._conflicts);
    }

    private JsonObject Unite(NodePath path, IReadOnlyList<Part> parts, bool isNameMap)
    {
        var result = new JsonObject();
        foreach (var key in parts.SelectMany(p => p.Value.AsObject().Select(m => m.Key)).Distinct(StringComparer.Ordinal))
        {
            var claims = parts.Select(p => new Claim(p.Source, p.Value.AsObject()[key])).ToList();
            result[key] = UniteMember(path.Child(key), key, claims, isNameMap);
        }

        return result;
    }

    private JsonNode? UniteMember(NodePath path, string key, IReadOnlyList<Claim> claims, bool inNameMap)
    {
        var parts = claims.Where(c => c.Value is not null).Select(c => new Part(c.Source, c.Value!)).ToList();
        if (parts.Count == 0)
            return null;

        var first = parts[0].Value;
        var isKeyword = !inNameMap;
        var oneSided = parts.Count < claims.Count && isKeyword && Vocabulary.ShapesAlone(key);
        if (parts.All(p => p.Value is JsonObject) && !oneSided)
            return Unite(path, parts, isNameMap: isKeyword && Vocabulary.IsNameMap(key));

        if (isKeyword && Vocabulary.IsProse(key))
            return first.DeepClone();

        if (parts.All(p => IsNamedList(p.Value)))
            return UniteNamedLists(parts);

        if (oneSided || !parts.Skip(1).All(p => Agree(key, first, p.Value)))
            _conflicts.Add(new(path, claims));
        return first.DeepClone();
    }

    private static bool Agree(string key, JsonNode left, JsonNode right)
    {
        if (!Vocabulary.IsSet(key) || left is not JsonArray a || right is not JsonArray b)
            return JsonNode.DeepEquals(Prose.Strip(left), Prose.Strip(right));
        return a.Select(Text).ToHashSet(StringComparer.Ordinal).SetEquals(b.Select(Text));

        static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
    }

    // The tags of a document are a set of named objects, so they are joined by name.
    private static bool IsNamedList(JsonNode node) =>
        node is JsonArray { Count: > 0 } list && list.All(entry => entry is JsonObject o && o.ContainsKey("name"));

    private static JsonArray UniteNamedLists(IReadOnlyList<Part> parts) =>
        [.. parts.SelectMany(p => p.Value.AsArray()).DistinctBy(e => e!["name"]!.GetValue<string>()).Select(e => e!.DeepClone())];

    private sealed record Part(string Source, JsonNode Value);
}
