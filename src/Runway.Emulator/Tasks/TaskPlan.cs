using Runway.Emulator.Media;

namespace Runway.Emulator.Tasks;

/// <summary>What a create asked for, as far as the emulator needs it to play the task and draw its outputs.</summary>
/// <param name="Model">The model it named.</param>
/// <param name="Prompt">Its prompt; empty where the operation has none.</param>
/// <param name="Seed">Its seed, or a value that stands for none.</param>
/// <param name="Format">What its outputs are.</param>
/// <param name="Width">Width of its pictures in pixels.</param>
/// <param name="Height">Height of its pictures in pixels.</param>
/// <param name="Seconds">How long its videos play.</param>
/// <param name="OutputCount">How many outputs it makes.</param>
/// <param name="Credits">What it is expected to cost.</param>
internal sealed record TaskPlan(
    string Model, string Prompt, long Seed, MediaFormat Format, int Width, int Height, double Seconds, int OutputCount, long Credits);
