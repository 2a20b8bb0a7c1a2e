using Runway.OpenApi.Catalogue;
using Runway.OpenApi.Merging;
using Runway.OpenApi.Output;
using Runway.OpenApi.Overlays;

namespace Runway.OpenApi;

/// <summary>The sources, overlays and outputs in the repository.</summary>
/// <param name="root">The folder with RunwayPS.sln.</param>
internal sealed class RepositoryFiles(string root)
{
    private readonly string _openApi = Path.Combine(root, "openapi");

    /// <exception cref="ReconciliationException">Neither the folder nor one above it has the solution.</exception>
    public static RepositoryFiles Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RunwayPS.sln")))
                return new(folder.FullName);
        }

        throw new ReconciliationException($"no RunwayPS.sln in {from} or above it");
    }

    /// <summary>Reconciles one API from its sources and overlays.</summary>
    /// <exception cref="ReconciliationException">A document is malformed, a conflict is not settled, or a correction has no effect.</exception>
    public Reconciliation Reconcile(ApiFiles api) => Reconciler.Reconcile(
        [.. api.Sources.Select(name => SourceDocument.Parse(name, File.ReadAllText(PathOf($"sources/{name}.openapi.yaml"))))],
        [.. Directory.GetFiles(PathOf(api.Overlays), "*.overlay.yaml").Order(StringComparer.Ordinal).Select(Overlay)]);

    /// <summary>The outputs of one API that are missing or outdated, by path, with their correct text.</summary>
    public IReadOnlyDictionary<string, string> StaleOutputs(ApiFiles api, Reconciliation reconciliation) =>
        Outputs(api, reconciliation)
            .Where(o => !File.Exists(o.Key) || File.ReadAllText(o.Key) != o.Value)
            .ToDictionary();

    private Dictionary<string, string> Outputs(ApiFiles api, Reconciliation reconciliation)
    {
        var outputs = new Dictionary<string, string>
        {
            [PathOf($"{api.Name}.openapi.json")] = JsonText.Document(reconciliation.Document),
            [PathOf(api.Report)] = ReconciliationReport.Write(reconciliation),
        };
        if (api.HasModels)
            outputs[PathOf("catalogue.json")] = CatalogueWriter.Write(reconciliation.Document);
        return outputs;
    }

    private string PathOf(string file) => Path.Combine(_openApi, file);

    private OverlayDocument Overlay(string path) =>
        OverlayDocument.Parse(Path.GetRelativePath(_openApi, path).Replace('\\', '/'), File.ReadAllText(path));
}
