using Runway.Media;

namespace Runway.Recipes;

/// <summary>A picture of a product.</summary>
/// <param name="Image">The picture.</param>
/// <param name="View">What it shows: <c>front</c>, <c>side</c> or <c>back</c>; null where that is not said.</param>
internal sealed record ProductView(MediaSource Image, string? View);
