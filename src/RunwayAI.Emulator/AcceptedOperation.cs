using System.Text.Json;

namespace Runway.Emulator;

/// <summary>An operation that the emulator of the "Runway AI" service carried out, whether or not its answer ever arrived.</summary>
/// <param name="Name">What was done, as in its path: <c>generate-image</c>.</param>
/// <param name="Parameters">What was asked for, each value as it was sent; never the token of a deletion.</param>
/// <param name="Url">The URL of what was made; null where nothing was.</param>
/// <param name="At">When it was accepted, by the emulator's clock.</param>
public sealed record AcceptedOperation(
    string Name, IReadOnlyDictionary<string, JsonElement> Parameters, string? Url, DateTimeOffset At);
