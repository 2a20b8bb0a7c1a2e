using Runway.Emulator.Media;

namespace Runway.Emulator.Tasks;

/// <summary>The values of a create that the emulator needs for the task and its outputs.</summary>
/// <param name="Model">The model.</param>
/// <param name="Prompt">The prompt; empty where the operation has none.</param>
/// <param name="Seed">The seed, or a fixed value without one.</param>
/// <param name="Format">The format of its outputs.</param>
/// <param name="Width">Width of its pictures in pixels.</param>
/// <param name="Height">Height of its pictures in pixels.</param>
/// <param name="Seconds">The duration of its videos in seconds.</param>
/// <param name="OutputCount">The number of outputs.</param>
/// <param name="Credits">The estimated cost in credits.</param>
internal sealed record TaskPlan(
    string Model, string Prompt, long Seed, MediaFormat Format, int Width, int Height, double Seconds, int OutputCount, long Credits);
