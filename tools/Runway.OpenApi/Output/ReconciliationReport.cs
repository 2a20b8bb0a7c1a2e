using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Runway.OpenApi.Merging;
using Runway.OpenApi.Overlays;

namespace Runway.OpenApi.Output;

/// <summary>Writes RECONCILIATION.md: the values of the sources, the chosen value, and the reason.</summary>
internal static class ReconciliationReport
{
    public static string Write(Reconciliation reconciliation)
    {
        var text = new StringBuilder(
            $$"""
            # Reconciliation: {{reconciliation.Document["info"]!["title"]}}

            Written by `dotnet run --project tools/Runway.OpenApi` from the sources and the overlays; do not edit it.
            The reasons are those of the overlays.


            """.ReplaceLineEndings("\n"));

        Sources(text, reconciliation.Sources);
        Conflicts(text, reconciliation);
        Markdown.Table(
            text,
            "Names that are not live",
            "A name that only one source has is `unverified`; a name that the live API no longer accepts is `retired`.",
            ["where", "name", "status", "note"],
            MarkedNames.In(reconciliation.Document).Select(m => new[] { Markdown.Code(m.Where), Markdown.Code(m.Name), m.Status, m.Note }));
        Markdown.Table(
            text,
            "Evidence",
            "The origin of the facts in our own source.",
            ["schema", "facts"],
            Evidence(reconciliation.Document).Select(e => new[] { Markdown.Code(e.Schema), e.Facts }));
        Corrections(text, reconciliation);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Sources(StringBuilder text, IReadOnlyList<SourceDocument> sources) => Markdown.Table(
        text,
        "Sources",
        "If only descriptions differ, that of the first source is used. The version segment of a server's address is moved into the "
            + "paths, so that a proxy or an emulator needs only another base address.",
        ["source", "paths", "schemas", "moved from the server into the paths"],
        sources.Select(s => new[]
        {
            s.Name,
            s.Document["paths"]!.AsObject().Count.ToString(CultureInfo.InvariantCulture),
            s.Document["components"]!["schemas"]!.AsObject().Count.ToString(CultureInfo.InvariantCulture),
            s.PathPrefix.Length == 0 ? "nothing" : Markdown.Code(s.PathPrefix),
        }));

    private static void Conflicts(StringBuilder text, Reconciliation reconciliation) => Markdown.Table(
        text,
        $"Conflicts ({reconciliation.Conflicts.Count})",
        "Every place where two sources that describe the same thing differ, or where only one of them limits a value.",
        ["where", "what the sources say", "chosen", "why"],
        reconciliation.Conflicts.Select(c => new[]
        {
            Markdown.Code(c.Location.ToString()),
            string.Join("<br>", c.Claims.GroupBy(ClaimText.Of, (said, by) => $"{string.Join(", ", by.Select(b => b.Source))}: {said}")),
            ClaimText.Chosen(c.Location, reconciliation.Document),
            string.Join(" ", Settlement.Of(c, reconciliation.Applied).Select(a => a.Reason).Distinct()),
        }));

    private static IEnumerable<(string Schema, string Facts)> Evidence(JsonObject document) =>
        from schema in document["components"]!["schemas"]!.AsObject()
        where schema.Value!["x-runway-evidence"] is not null
        select (schema.Key, string.Join("; ", schema.Value["x-runway-evidence"]!.AsArray().Select(e => e!.GetValue<string>())));

    private static void Corrections(StringBuilder text, Reconciliation reconciliation)
    {
        foreach (var overlay in reconciliation.Overlays)
        {
            Markdown.Table(
                text,
                $"Corrections: {overlay.Title.ToLowerInvariant()}",
                $"`{overlay.File}`",
                ["target", "action", "why"],
                reconciliation.Applied.Where(a => a.Action.File == overlay.File).Select(a => new[]
                {
                    Markdown.Code(a.Action.Target.Text),
                    Verb(a),
                    a.Action.Reason,
                }));
        }
    }

    private static string Verb(AppliedAction applied)
    {
        var verb = applied.Action.Update is JsonObject update ? "update " + string.Join(", ", update.Select(m => m.Key)) : "remove";
        return applied.Action.Target.IsSingular ? verb : $"{verb} ({applied.Hits.Count} places)";
    }
}
