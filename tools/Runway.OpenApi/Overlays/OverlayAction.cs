using System.Text.Json.Nodes;

namespace Runway.OpenApi.Overlays;

/// <summary>One correction.</summary>
/// <param name="File">The overlay with the action.</param>
/// <param name="Number">Its number in that overlay, from 1.</param>
/// <param name="Target">The nodes that it changes.</param>
/// <param name="Update">The value that is merged into the target; null for a removal.</param>
/// <param name="Reason">The reason, from the overlay.</param>
internal sealed record OverlayAction(string File, int Number, JsonPath Target, JsonNode? Update, string Reason)
{
    public bool IsRemoval => Update is null;

    public override string ToString() => $"{File}, action {Number} ({Target.Text})";
}
