using System.Text.Json;
using Runway.Json;
using Runway.Texts;

namespace Runway;

/// <summary>What a router decided for a request: the model, its provider and the estimated cost.</summary>
public sealed record RunwayRouting : IJsonModel
{
    /// <summary>The slug of the router.</summary>
    public string? Router { get; init; }

    /// <summary>The chosen model.</summary>
    public string? Model { get; init; }

    /// <summary>The provider of the model.</summary>
    public string? Provider { get; init; }

    /// <summary>The service's estimate of the cost, in credits. One credit is 0.01 US dollar.</summary>
    public double? Credits { get; init; }

    /// <summary>What the router optimizes for: <c>cost</c>, <c>latency</c> or <c>quality</c>.</summary>
    public string? OptimizeFor { get; init; }

    /// <summary>The maximum credits of one output, by the router's configuration; null where it has none.</summary>
    public double? PriceCeiling { get; init; }

    /// <summary>What the model is asked for, such as the duration and the ratio in pixels. As text: all names and values on one line.</summary>
    public IReadOnlyDictionary<string, object?>? Input { get; init; }

    /// <summary>The models that would have been chosen and had no capacity. Empty where the router does not look at capacity.</summary>
    public string[] Skipped { get; init; } = [];

    /// <summary>Whether no model had capacity, so that the task waits for the best one.</summary>
    public bool? AllExhausted { get; init; }

    /// <summary>Members that this version does not know; null where there are none.</summary>
    public IReadOnlyDictionary<string, object?>? AdditionalProperties { get; init; }

    /// <summary>The model, its provider and the cost.</summary>
    public override string ToString() => string.Join(", ", new[] { Model, Provider, Credits is { } credits ? FormattableString.Invariant($"{credits} credit{(credits == 1 ? string.Empty : "s")}") : null }.OfType<string>());

    /// <summary>Reads it from the journal, which any machine may have written.</summary>
    /// <exception cref="JsonException">Its format is not known.</exception>
    internal static RunwayRouting FromJson(JsonElement json)
    {
        var members = new JsonMembers(json, nameof(RunwayRouting));
        return new()
        {
            Router = Name(members["router"].Text()),
            Model = Name(members["model"].Text()),
            Provider = Name(members["provider"].Text()),
            Credits = members["credits"].Double(),
            OptimizeFor = Name(members["optimizeFor"].Text()),
            PriceCeiling = members["priceCeiling"].Double(),
            Skipped = [.. members["skipped"].List(item => new JsonMember("skipped", item).Text()) is { } skipped ? skipped.Select(Name).OfType<string>() : []],
        };
    }

    void IJsonModel.WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteMember("router"u8, Router);
        writer.WriteMember("model"u8, Model);
        writer.WriteMember("provider"u8, Provider);
        writer.WriteMember("credits"u8, Credits);
        writer.WriteMember("optimizeFor"u8, OptimizeFor);
        writer.WriteMember("priceCeiling"u8, PriceCeiling);
        if (Skipped.Length > 0)
        {
            writer.WriteStartArray("skipped"u8);
            foreach (var model in Skipped)
            {
                writer.WriteStringValue(model);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static string? Name(string? text) => OutsideText.Line(text, OutsideText.LongestName);
}
