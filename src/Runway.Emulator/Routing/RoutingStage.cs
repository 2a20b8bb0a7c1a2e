using System.Text.Json;

namespace Runway.Emulator.Routing;

/// <summary>A step of a decision.</summary>
/// <param name="Type">filter, capacity or rank.</param>
/// <param name="Filter">The name of the filter.</param>
/// <param name="Models">The models that the filter left, or that were skipped.</param>
/// <param name="AllExhausted">Whether no model had a free slot.</param>
/// <param name="Outcome">How the rank was found.</param>
internal sealed record RoutingStage(string Type, string? Filter = null, IReadOnlyList<string>? Models = null, bool AllExhausted = false, string? Outcome = null)
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", Type);
        switch (Type)
        {
            case "filter":
                json.WriteString("filter", Filter);
                WriteTexts(json, "models", Models!);
                break;
            case "capacity":
                WriteTexts(json, "skipped", Models!);
                json.WriteBoolean("allExhausted", AllExhausted);
                break;
            default:
                json.WriteString("outcome", Outcome);
                break;
        }

        json.WriteEndObject();
    }

    public static void WriteAll(Utf8JsonWriter json, IReadOnlyList<RoutingStage> stages, IReadOnlyList<string> emptiedBy)
    {
        json.WriteStartArray("pipeline");
        foreach (var stage in stages)
        {
            stage.Write(json);
        }

        json.WriteEndArray();
        WriteTexts(json, "emptiedBy", emptiedBy);
    }

    public static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
