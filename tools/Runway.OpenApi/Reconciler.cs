using System.Text.Json.Nodes;
using Runway.OpenApi.Merging;
using Runway.OpenApi.Output;
using Runway.OpenApi.Overlays;

namespace Runway.OpenApi;

/// <summary>Everything that came of one reconciliation.</summary>
/// <param name="Sources">The sources in the common form.</param>
/// <param name="Overlays">The corrections, in the order in which they apply.</param>
/// <param name="Document">The reconciled OpenAPI 3.1 document.</param>
/// <param name="Conflicts">Where the sources disagreed.</param>
/// <param name="Applied">What the corrections changed.</param>
internal sealed record Reconciliation(
    IReadOnlyList<SourceDocument> Sources,
    IReadOnlyList<OverlayDocument> Overlays,
    JsonObject Document,
    IReadOnlyList<Conflict> Conflicts,
    IReadOnlyList<AppliedAction> Applied);

/// <summary>Sources and overlays in, one valid document out.</summary>
internal static class Reconciler
{
    /// <param name="sources">The sources; the first one's wording wins where only wording differs.</param>
    /// <param name="overlays">The corrections, in order.</param>
    /// <exception cref="ReconciliationException">Something is malformed, unsettled or without effect.</exception>
    public static Reconciliation Reconcile(IReadOnlyList<SourceDocument> sources, IReadOnlyList<OverlayDocument> overlays)
    {
        var merged = Merger.Merge(sources);
        var document = merged.Document;
        var applied = OverlayApplier.Apply(document, overlays);
        Settlement.EnsureAll(merged.Conflicts, applied);
        SpecificationCheck.Ensure(JsonText.Document(document));
        return new(sources, overlays, document, merged.Conflicts, applied);
    }
}
