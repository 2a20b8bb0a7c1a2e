using System.Text.Json;
using Runway.Json;
using Runway.Texts;

namespace Runway;

/// <summary>A node of a workflow that failed in a run.</summary>
public sealed record RunwayNodeError : IJsonModel
{
    /// <summary>The id of the node.</summary>
    public required string NodeId { get; init; }

    /// <summary>The name of the node; its id where the service does not return it.</summary>
    public required string Node { get; init; }

    /// <summary>The message of the service.</summary>
    public string? Message { get; init; }

    /// <summary>The failure code, such as <c>SAFETY.OUTPUT.VIDEO</c>; null where the node failed before it generated anything.</summary>
    public string? FailureCode { get; init; }

    /// <summary>The node and the message.</summary>
    public override string ToString() => $"{Node}: {Message}";

    /// <summary>Reads it from the journal, which any machine may have written.</summary>
    /// <exception cref="JsonException">Its format is not known.</exception>
    internal static RunwayNodeError FromJson(JsonElement json)
    {
        var members = new JsonMembers(json, nameof(RunwayNodeError));
        return new()
        {
            NodeId = OutsideText.OneLine(members["id"].Text() ?? string.Empty),
            Node = OutsideText.OneLine(members["node"].Text() ?? string.Empty),
            Message = OutsideText.Line(members["message"].Text()),
            FailureCode = OutsideText.Line(members["code"].Text(), OutsideText.LongestName),
        };
    }

    void IJsonModel.WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteMember("id"u8, NodeId);
        writer.WriteMember("node"u8, Node);
        writer.WriteMember("message"u8, OutsideText.Line(Message));
        writer.WriteMember("code"u8, FailureCode);
        writer.WriteEndObject();
    }
}
