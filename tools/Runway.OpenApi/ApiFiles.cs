namespace Runway.OpenApi;

/// <summary>The files of one API in <c>openapi/</c>.</summary>
/// <param name="Name">The prefix of the outputs.</param>
/// <param name="Sources">The sources. The order only determines which wording is used.</param>
/// <param name="Overlays">The folder of the corrections.</param>
/// <param name="Report">The report of the decisions.</param>
/// <param name="HasModels">Whether its request schemas have rules for models, for the catalogue.</param>
internal sealed record ApiFiles(
    string Name, IReadOnlyList<string> Sources, string Overlays, string Report, bool HasModels)
{
    /// <summary>The developer API of Runway.</summary>
    public static ApiFiles Runway { get; } = new(
        "runway",
        ["image", "video", "cheat-sheet", "live-media", "workflows", "model-router", "recipes", "workspace", "avatars", "documents", "voices", "realtime-sessions"],
        "overlays",
        "RECONCILIATION.md",
        HasModels: true);

    /// <summary>The unrelated "Runway AI" service, which is not merged with the other API.</summary>
    public static ApiFiles RunwayAI { get; } = new(
        "runway-ai",
        ["runway-ai"],
        "overlays/runway-ai",
        "RECONCILIATION-runway-ai.md",
        HasModels: false);

    /// <summary>All APIs, which are reconciled separately.</summary>
    public static IReadOnlyList<ApiFiles> All { get; } = [Runway, RunwayAI];
}
