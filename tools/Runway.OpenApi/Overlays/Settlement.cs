using Runway.OpenApi.Documents;
using Runway.OpenApi.Merging;

namespace Runway.OpenApi.Overlays;

/// <summary>
/// Determines which actions settle a conflict. Only an action that targets exactly one node counts, so that a wildcard cannot
/// settle an unreviewed conflict, and only if
/// <list type="bullet">
/// <item>it removes the keyword with the conflict, or the schema or parameter of the keyword; or</item>
/// <item>its update writes a value at the path of the conflict or below it.</item>
/// </list>
/// Removing or updating an ancestor settles nothing.
/// </summary>
internal static class Settlement
{
    public static IReadOnlyList<OverlayAction> Of(Conflict conflict, IEnumerable<AppliedAction> applied) =>
        [.. applied.Where(a => Settles(a, conflict.Location)).Select(a => a.Action)];

    /// <exception cref="ReconciliationException">At least one conflict is settled by no action.</exception>
    public static void EnsureAll(IEnumerable<Conflict> conflicts, IReadOnlyList<AppliedAction> applied)
    {
        var open = conflicts.Where(c => Of(c, applied).Count == 0).Select(Describe).ToList();
        if (open.Count > 0)
            throw new ReconciliationException(open);
    }

    private static bool Settles(AppliedAction applied, NodePath location)
    {
        if (!applied.Action.Target.IsSingular || applied.Hits is not [var hit])
            return false;
        if (applied.Action.IsRemoval)
            return hit.Equals(location) || hit.Equals(location.Parent);
        return hit.Contains(location)
            && new NodePath([.. location.Segments.Skip(hit.Segments.Count)]).Find(applied.Action.Update) is not null;
    }

    private static string Describe(Conflict conflict)
    {
        var said = conflict.Claims.Select(c => $"{c.Source} says {c.Value?.ToJsonString() ?? "nothing"}");
        return $"unsettled conflict at {conflict.Location}: {string.Join("; ", said)}";
    }
}
