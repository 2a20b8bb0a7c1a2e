using System.Text.Json;
using System.Text.Json.Nodes;
using Runway.Json;
using Runway.Tasks;

namespace Runway.Journal;

/// <summary>
/// The JSON of a line. Written by hand like the bodies of requests, since starting the serializer would delay the first create
/// of a session.
/// </summary>
internal static class JournalForm
{
    public static void Write(Utf8JsonWriter writer, JournalLine line)
    {
        writer.WriteStartObject();
        writer.WriteMember("event"u8, line.Event);
        writer.WriteString("at"u8, line.At);
        writer.WriteMember("entry"u8, line.Entry);
        writer.WriteMember("id"u8, line.Id);
        writer.WriteMember("service"u8, line.Service);
        writer.WriteMember("operation"u8, line.Operation);
        writer.WriteMember("model"u8, line.Model);
        writer.WriteMember("prompt"u8, line.Prompt);
        writer.WriteMember("seed"u8, line.Seed);
        if (line.Parameters is { } parameters)
        {
            writer.WritePropertyName("parameters"u8);
            parameters.WriteTo(writer);
        }

        writer.WriteMember("inputs"u8, line.Inputs);
        writer.WriteMember("index"u8, line.Index);
        writer.WriteMember("batch"u8, line.Batch);
        writer.WriteMember("fingerprint"u8, line.Fingerprint);
        writer.WriteMember("retryOf"u8, line.RetryOf);
        writer.WriteMember("status"u8, line.Status);
        writer.WriteMember("failureCode"u8, line.FailureCode);
        writer.WriteMember("finished"u8, line.Finished);
        writer.WriteMember("reason"u8, line.Reason);
        writer.WriteMember("credits"u8, line.Credits);
        if (line.Routing is IJsonModel routing)
        {
            writer.WritePropertyName("routing"u8);
            routing.WriteTo(writer);
        }

        writer.WriteMember("atMost"u8, line.AtMost);
        writer.WriteMember("output"u8, line.Output);
        if (line.Nodes is { } nodes)
        {
            writer.WriteStartArray("nodes"u8);
            foreach (var node in nodes)
            {
                writer.WriteStringValue(node);
            }

            writer.WriteEndArray();
        }

        writer.WriteMember("nodeErrors"u8, line.NodeErrors);
        writer.WriteMember("path"u8, line.Path);
        writer.WriteMember("length"u8, line.Length);
        writer.WriteMember("outputs"u8, line.Outputs);
        writer.WriteMember("attempt"u8, line.Attempt);
        if (line.Owner is { } owner)
        {
            Write(writer, owner);
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads a line.</summary>
    /// <exception cref="JsonException">Its format is not known.</exception>
    public static JournalLine Read(JsonElement json)
    {
        var members = new JsonMembers(json, nameof(JournalLine));
        return new()
        {
            Event = members.Required("event").Text()!,
            At = members.Required("at").Timestamp() ?? throw new JsonException("A line without a timestamp."),
            Entry = members["entry"].Text(),
            Id = members["id"].Text(),
            Service = members["service"].Text(),
            Operation = members["operation"].Text(),
            Model = members["model"].Text(),
            Prompt = members["prompt"].Text(),
            Seed = members["seed"].Int64(),
            Parameters = members["parameters"].Any() is { } parameters ? JsonObject.Create(parameters) : null,
            Inputs = members["inputs"].List(InputNote.FromJson),
            Index = members["index"].Int32(),
            Batch = members["batch"].Text(),
            Fingerprint = members["fingerprint"].Text(),
            RetryOf = members["retryOf"].Text(),
            Status = members["status"].Text(),
            FailureCode = members["failureCode"].Text(),
            Finished = members["finished"].Timestamp(),
            Reason = members["reason"].Text(),
            Credits = members["credits"].Double(),
            Routing = members["routing"].Any() is { } routing ? RunwayRouting.FromJson(routing) : null,
            AtMost = members["atMost"].Double(),
            Output = members["output"].Int32(),
            Nodes = members["nodes"].List(node => new JsonMember("nodes", node).Text() ?? string.Empty),
            NodeErrors = members["nodeErrors"].List(RunwayNodeError.FromJson),
            Path = members["path"].Text(),
            Length = members["length"].Int64(),
            Outputs = members["outputs"].Int32(),
            Attempt = members["attempt"].Int32(),
            Owner = members["owner"].Any() is { } owner ? ReadOwner(owner) : null,
        };
    }

    internal static void Write(Utf8JsonWriter writer, JournalOwner owner)
    {
        writer.WriteStartObject("owner"u8);
        writer.WriteMember("host"u8, owner.Host);
        writer.WriteMember("process"u8, owner.Process);
        writer.WriteMember("started"u8, owner.Started);
        writer.WriteMember("boot"u8, owner.Boot);
        writer.WriteMember("space"u8, owner.PidNamespace);
        writer.WriteEndObject();
    }

    internal static JournalOwner ReadOwner(JsonElement json)
    {
        var members = new JsonMembers(json, nameof(JournalOwner));
        return new(
            members.Required("host").Text()!,
            members.Required("process").Int32() ?? 0,
            members["started"].Text() ?? string.Empty,
            members["boot"].Text() ?? string.Empty,
            members["space"].Text() ?? string.Empty);
    }
}
