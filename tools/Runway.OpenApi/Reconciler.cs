using System.Text.Json.Nodes;
using Runway.OpenApi.Merging;
using Runway.OpenApi.Output;
using Runway.OpenApi.Overlays;

namespace Runway.OpenApi;

/// <summary>The result of a reconciliation.</summary>
/// <param name="Sources">The normalized sources.</param>
/// <param name="Overlays">The corrections, in their order.</param>
/// <param name="Document">The reconciled OpenAPI 3.1 document.</param>
/// <param name="Conflicts">The conflicts of the sources.</param>
/// <param name="Applied">The applied corrections.</param>
internal sealed record Reconciliation(
    IReadOnlyList<SourceDocument> Sources,
    IReadOnlyList<OverlayDocument> Overlays,
    JsonObject Document,
    IReadOnlyList<Conflict> Conflicts,
    IReadOnlyList<AppliedAction> Applied);

/// <summary>Merges sources and applies overlays to get one valid document.</summary>
internal static class Reconciler
{
    /// <param name="sources">The sources. Where only the prose differs, that of the first source is used.</param>
    /// <param name="overlays">The corrections, in their order.</param>
    /// <exception cref="ReconciliationException">A document is malformed, a conflict is not settled, or a correction has no effect.</exception>
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
