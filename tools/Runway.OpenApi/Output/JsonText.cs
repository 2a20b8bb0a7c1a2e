using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Runway.OpenApi.Output;

/// <summary>Writes JSON deterministically.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = Indented.Encoder };

    public static string Document(JsonNode node) => node.ToJsonString(Indented) + "\n";

    public static string Compact(JsonNode node) => node.ToJsonString(OneLine);
}
