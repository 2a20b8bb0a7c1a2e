using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Runway.Catalogue;
using Runway.Generated;
using Runway.Media;
using Runway.Operations;
using Runway.Tasks;
using Runway.Texts;

namespace Runway.Workflows;

/// <summary>A run of a workflow: <c>POST /v1/workflows/{id}</c>. The workflow takes the place of a model.</summary>
internal sealed record WorkflowRun : GenerationRequest
{
    /// <summary>Why its cost is not known.</summary>
    public const string NoPrice = "the service publishes no price for a run of a workflow";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The workflow, with its inputs.</summary>
    public required RunwayWorkflow Workflow { get; init; }

    /// <summary>The given values: a <see cref="MediaSource"/> for a medium, or else a text, a number or a switch.</summary>
    public required IReadOnlyList<(WorkflowInput Input, object Value)> Values { get; init; }

    /// <inheritdoc/>
    public override string Operation => RunwayTask.WorkflowOperation;

    /// <inheritdoc/>
    public override string Summary => Workflow.Version is { } version ? FormattableString.Invariant($"a run of {Model}, version {version}") : $"a run of {Model}";

    internal override string OperationPath => "v1/workflows/" + Uri.EscapeDataString(Workflow.Id);

    internal override bool IsInCatalogue => false;

    internal override ErrorCase? CostCase => ErrorCase.NoPrice;

    internal override CostEstimate CostOf(JsonElement body, double? inputSeconds = null) => CostEstimate.Unknown(NoPrice);

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() =>
        Values.Where(v => v.Value is MediaSource).Select(v => ((MediaSource?)v.Value, v.Input.Kind ?? MediaKind.Image | MediaKind.Video | MediaKind.Audio));

    private protected override void Check()
    {
        if (AdditionalProperties.ContainsKey("nodeOutputs"))
        {
            throw new RunwayException(RunwayErrors.MemberGivenTwice, "'nodeOutputs' is not an additional member of a run: the inputs are in it.");
        }

        if ((Workflow.Inputs ?? []).Where(i => i.Required && !Values.Any(v => v.Input == i)).Select(i => $"'{i.Label}' ({i.Type})").ToList() is { Count: > 0 } missing)
        {
            throw new RunwayException(RunwayErrors.InvalidWorkflowInput, $"{Model} cannot run without {string.Join(" and ", missing)}.");
        }
    }

    internal override RequestBody ToBody()
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(bytes, Options))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("nodeOutputs"u8);
            foreach (var node in Values.GroupBy(v => v.Input.NodeId))
            {
                writer.WriteStartObject(node.Key);
                foreach (var (input, value) in node)
                {
                    writer.WritePropertyName(input.Key);
                    Write(writer, input, value);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            foreach (var (name, value) in AdditionalProperties)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return RequestBody.FromUtf8(bytes.WrittenMemory);
    }

    /// <summary>What the journal keeps: the inputs by their labels, and the names of the nodes, which the service does not return with a run.</summary>
    internal override RequestNote NoteOf(JsonElement body, IEnumerable<MediaSource> sent)
    {
        var media = sent.DistinctBy(s => s.Origin?.Path ?? s.Text).ToDictionary(s => s.Origin?.Path ?? s.Text, StringComparer.Ordinal);
        var given = new JsonObject();
        foreach (var (input, value) in Values.Where(v => v.Value is not MediaSource))
        {
            given[input.Label] = value is string text ? Redaction.Redact(text) : JsonSerializer.SerializeToNode(value, value.GetType());
        }

        var parameters = new JsonObject { ["workflow"] = Workflow.Id, ["version"] = Workflow.Version };
        if (given.Count > 0)
        {
            parameters["inputs"] = given;
        }

        parameters["nodes"] = new JsonObject(Workflow.NodeNames.Select(n => KeyValuePair.Create(n.Key, (JsonNode?)n.Value)));
        return new RequestNote(null, parameters, [.. Values.Where(v => v.Value is MediaSource).Select(v => InputNote.Of(v.Input.Label, media.GetValueOrDefault(((MediaSource)v.Value).Text) ?? (MediaSource)v.Value))]);
    }

    private static void Write(Utf8JsonWriter writer, WorkflowInput input, object value)
    {
        writer.WriteStartObject();
        switch (value)
        {
            case MediaSource medium:
                writer.WriteString("type"u8, input.Type);
                writer.WriteString("uri"u8, medium.Text);
                break;
            case bool flag:
                writer.WriteString("type"u8, "primitive"u8);
                writer.WriteBoolean("value"u8, flag);
                break;
            case decimal number:
                writer.WriteString("type"u8, "primitive"u8);
                writer.WriteNumber("value"u8, number);
                break;
            default:
                writer.WriteString("type"u8, "primitive"u8);
                writer.WriteString("value"u8, (string)value);
                break;
        }

        writer.WriteEndObject();
    }
}
