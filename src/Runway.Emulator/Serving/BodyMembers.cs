using System.Text.Json;

namespace Runway.Emulator.Serving;

/// <summary>Reads members of a checked body; null where they are absent or of another type.</summary>
internal static class BodyMembers
{
    public static string? Text(this JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static long? Number(this JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var number) ? number : null;
}
