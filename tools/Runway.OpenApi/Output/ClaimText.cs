using System.Text.Json.Nodes;
using Runway.OpenApi.Documents;
using Runway.OpenApi.Merging;

namespace Runway.OpenApi.Output;

/// <summary>Summarizes a value of a document for the report.</summary>
internal static class ClaimText
{
    private const int NamesShown = 8;

    public static string Of(Claim claim) => claim.Value is null ? "nothing" : Describe(claim.Value);

    /// <summary>The value of the reconciled document at the path of a conflict, or at its nearest existing ancestor.</summary>
    public static string Chosen(NodePath location, JsonObject document)
    {
        if (location.Find(document) is { } value)
            return Describe(value);

        var place = location.Parent!;
        while (place.Find(document) is null)
            place = place.Parent!;
        var here = Describe(place.Find(document)!);
        return place.Equals(location.Parent) ? here : $"{here} at {Markdown.Code(place.Segments[^1])}";
    }

    private static string Describe(JsonNode node) => node switch
    {
        JsonArray list when list.All(entry => entry is JsonValue) => Names(list),
        JsonValue => Markdown.Code(node.ToString()),
        JsonObject o when o["$ref"] is { } reference => "the schema " + Markdown.Code(reference.ToString().Split('/')[^1]),
        JsonObject o when o["x-extensible-enum"] is JsonArray known => "open list: " + Names(known),
        _ => Markdown.Code(JsonText.Compact(Prose.Strip(node)!)),
    };

    private static string Names(JsonArray list)
    {
        var shown = string.Join(", ", list.Take(NamesShown).Select(n => Markdown.Code(n!.ToString())));
        return list.Count <= NamesShown ? shown : $"{shown} and {list.Count - NamesShown} more";
    }
}
