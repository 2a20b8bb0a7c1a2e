namespace Runway.OpenApi;

/// <summary>One API that the repository describes, by the names of its files below <c>openapi/</c>.</summary>
/// <param name="Name">The name that the outputs begin with.</param>
/// <param name="Sources">The sources, in order of precedence for wording, which is the only thing the order decides.</param>
/// <param name="Overlays">The folder of its corrections.</param>
/// <param name="Report">The report on what was decided.</param>
/// <param name="HasModels">Whether its request schemas have rules for models, of which a catalogue is made.</param>
internal sealed record ApiFiles(
    string Name, IReadOnlyList<string> Sources, string Overlays, string Report, bool HasModels)
{
    /// <summary>The developer API of Runway.</summary>
    public static ApiFiles Runway { get; } = new(
        "runway",
        ["image", "video", "cheat-sheet", "live-media"],
        "overlays",
        "RECONCILIATION.md",
        HasModels: true);

    /// <summary>The unrelated "Runway AI" service. Nothing of it is merged with the other.</summary>
    public static ApiFiles RunwayAI { get; } = new(
        "runway-ai",
        ["runway-ai"],
        "overlays/runway-ai",
        "RECONCILIATION-runway-ai.md",
        HasModels: false);

    /// <summary>All of them, each reconciled by itself.</summary>
    public static IReadOnlyList<ApiFiles> All { get; } = [Runway, RunwayAI];
}
