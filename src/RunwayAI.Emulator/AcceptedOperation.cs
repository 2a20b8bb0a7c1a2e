using System.Text.Json;

namespace Runway.Emulator;

/// <summary>An operation that the emulator of the "Runway AI" service completed, whether or not the client received the response.</summary>
/// <param name="Name">The operation, as in its path: <c>generate-image</c>.</param>
/// <param name="Parameters">The parameters as they were sent, without the deletion token.</param>
/// <param name="Url">The URL of the new medium, or null.</param>
/// <param name="At">When it was accepted, by the emulator's clock.</param>
public sealed record AcceptedOperation(
    string Name, IReadOnlyDictionary<string, JsonElement> Parameters, string? Url, DateTimeOffset At);
