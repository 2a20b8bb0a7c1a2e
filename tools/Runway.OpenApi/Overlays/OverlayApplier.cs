using System.Globalization;
using System.Text.Json.Nodes;
using Runway.OpenApi.Documents;

namespace Runway.OpenApi.Overlays;

/// <summary>An action with the paths that it changed.</summary>
internal sealed record AppliedAction(OverlayAction Action, IReadOnlyList<NodePath> Hits);

/// <summary>Applies overlays in order, as in OpenAPI Overlay 1.0: objects are merged, arrays appended, scalars replaced.</summary>
internal static class OverlayApplier
{
    /// <summary>Changes <paramref name="document"/> in place.</summary>
    /// <exception cref="ReconciliationException">An action has no target, or cannot be merged into it.</exception>
    public static IReadOnlyList<AppliedAction> Apply(JsonObject document, IEnumerable<OverlayDocument> overlays)
    {
        var applied = new List<AppliedAction>();
        var problems = new List<string>();
        foreach (var action in overlays.SelectMany(o => o.Actions))
        {
            var hits = action.Target.Select(document);
            if (hits.Count == 0)
                problems.Add($"{action} hits nothing");

            // Backwards, so that removing an entry of an array does not move the remaining targets.
            foreach (var hit in hits.Reverse())
            {
                if (action.IsRemoval)
                    Remove(document, hit);
                else if (!Update(hit.Find(document), action.Update!))
                    problems.Add($"{action} cannot update {hit}: objects take an object, arrays take an entry");
            }

            applied.Add(new(action, hits));
        }

        return problems.Count == 0 ? applied : throw new ReconciliationException(problems);
    }

    private static void Remove(JsonObject document, NodePath hit)
    {
        switch (hit.Parent?.Find(document))
        {
            case JsonObject parent:
                parent.Remove(hit.Segments[^1]);
                break;
            case JsonArray parent:
                parent.RemoveAt(int.Parse(hit.Segments[^1], CultureInfo.InvariantCulture));
                break;
        }
    }

    private static bool Update(JsonNode? target, JsonNode update)
    {
        switch (target, update)
        {
            case (JsonObject into, JsonObject from):
                MergeInto(into, from);
                return true;
            case (JsonArray into, _):
                into.Add(update.DeepClone());
                return true;
            default:
                return false;
        }
    }

    private static void MergeInto(JsonObject into, JsonObject from)
    {
        foreach (var (key, value) in from)
        {
            switch (into[key], value)
            {
                case (JsonObject inner, JsonObject patch):
                    MergeInto(inner, patch);
                    break;
                case (JsonArray list, JsonArray more):
                    foreach (var entry in more)
                        list.Add(entry?.DeepClone());
                    break;
                default:
                    into[key] = value?.DeepClone();
                    break;
            }
        }
    }
}
