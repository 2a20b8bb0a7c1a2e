using Runway.OpenApi.Catalogue;
using Runway.OpenApi.Merging;
using Runway.OpenApi.Output;
using Runway.OpenApi.Overlays;

namespace Runway.OpenApi;

/// <summary>Where the sources, the overlays and the outputs live in the repository.</summary>
/// <param name="root">The folder that holds RunwayPS.sln.</param>
internal sealed class RepositoryFiles(string root)
{
    // In order of precedence for wording, which is the only thing the order decides.
    private static readonly string[] SourceNames = ["image", "video", "cheat-sheet", "live-media"];

    private readonly string _openApi = Path.Combine(root, "openapi");

    /// <exception cref="ReconciliationException">Neither the folder nor one above it holds the solution.</exception>
    public static RepositoryFiles Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RunwayPS.sln")))
                return new(folder.FullName);
        }

        throw new ReconciliationException($"no RunwayPS.sln in {from} or above it");
    }

    /// <exception cref="ReconciliationException">Something is malformed, unsettled or without effect.</exception>
    public Reconciliation Reconcile() => Reconciler.Reconcile(Sources(), Overlays(), ClientOverlay());

    /// <summary>The outputs that are missing or differ, by path, with the text that they should have.</summary>
    public IReadOnlyDictionary<string, string> StaleOutputs(Reconciliation reconciliation) =>
        Outputs(reconciliation)
            .Where(o => !File.Exists(o.Key) || File.ReadAllText(o.Key) != o.Value)
            .ToDictionary();

    private Dictionary<string, string> Outputs(Reconciliation reconciliation) => new()
    {
        [Path.Combine(_openApi, "runway.openapi.json")] = JsonText.Document(reconciliation.Document),
        [Path.Combine(_openApi, "runway.openapi-3.0.json")] = JsonText.Document(reconciliation.GeneratorDocument),
        [Path.Combine(_openApi, "catalogue.json")] = CatalogueWriter.Write(reconciliation.Document),
        [Path.Combine(_openApi, "RECONCILIATION.md")] = ReconciliationReport.Write(reconciliation),
    };

    private IReadOnlyList<SourceDocument> Sources() =>
        [.. SourceNames.Select(name => SourceDocument.Parse(name, File.ReadAllText(Path.Combine(_openApi, "sources", name + ".openapi.yaml"))))];

    private IReadOnlyList<OverlayDocument> Overlays() =>
        [.. Directory.GetFiles(Path.Combine(_openApi, "overlays"), "*.overlay.yaml").Order(StringComparer.Ordinal).Select(Overlay)];

    private OverlayDocument? ClientOverlay() =>
        Path.Combine(_openApi, "codegen", "client.overlay.yaml") is var path && File.Exists(path) ? Overlay(path) : null;

    private static OverlayDocument Overlay(string path) => OverlayDocument.Parse(Path.GetFileName(path), File.ReadAllText(path));
}
