namespace Runway.Recipes;

/// <summary>One shot of a video.</summary>
/// <param name="Prompt">What it shows, 3 to 512 characters.</param>
/// <param name="Duration">Its length in seconds, 1 to 15.</param>
internal sealed record VideoShot(string Prompt, int Duration);
