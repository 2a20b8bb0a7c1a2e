using System.Text.Json;

namespace Runway.Tests;

/// <summary>Reads a member by its path.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonElement json, params string[] path) => At(json, path).GetString();

    public static double Number(this JsonElement json, params string[] path) => At(json, path).GetDouble();

    private static JsonElement At(JsonElement json, string[] path) => path.Aggregate(json, (element, name) => element.GetProperty(name));
}
