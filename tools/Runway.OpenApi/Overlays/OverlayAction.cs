using System.Text.Json.Nodes;

namespace Runway.OpenApi.Overlays;

/// <summary>One correction: what it changes, how, and why.</summary>
/// <param name="File">The overlay that holds the action.</param>
/// <param name="Number">Its place in that overlay, from 1.</param>
/// <param name="Target">What it changes.</param>
/// <param name="Update">What it merges into the target; null for a removal.</param>
/// <param name="Reason">Why, in the overlay's own words.</param>
internal sealed record OverlayAction(string File, int Number, JsonPath Target, JsonNode? Update, string Reason)
{
    public bool IsRemoval => Update is null;

    public override string ToString() => $"{File}, action {Number} ({Target.Text})";
}
