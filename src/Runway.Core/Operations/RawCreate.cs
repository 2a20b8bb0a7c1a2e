using System.Text.Json;
using Runway.Catalogue;
using Runway.Generated;
using Runway.Json;
using Runway.Media;
using Runway.Tasks;

namespace Runway.Operations;

/// <summary>A create with a body that the caller wrote. Journal, budget and sending follow the same rules as for any other.</summary>
internal sealed record RawCreate : GenerationRequest
{
    private readonly string _operation;
    private readonly string _path;
    private readonly RequestBody _body;
    private readonly Action<RawResponse> _received;

    private RawCreate(string operation, string path, RequestBody body, Action<RawResponse> received)
    {
        (_operation, _path, _body, _received) = (operation, path, body, received);
    }

    /// <inheritdoc/>
    public override string Operation => _operation;

    /// <inheritdoc/>
    public override string Summary => ResourceOperation.Has(_operation) ? What : base.Summary;

    internal override string OperationPath => _path;

    internal override string What => ResourceOperation.Has(_operation) ? $"POST /{_path}" : base.What;

    internal override string Consequence => ResourceOperation.Has(_operation) ? "It may have been acted on, and charged." : base.Consequence;

    internal override ErrorCase? CostCase => ResourceOperation.Has(_operation) ? ErrorCase.NoPrice : base.CostCase;

    internal override CostEstimate CostOf(JsonElement body, double? inputSeconds = null) => _operation switch
    {
        ResourceOperation.Avatar or ResourceOperation.Document => new() { AtMost = 0 },
        ResourceOperation.Voice or ResourceOperation.VoicePreview => CostEstimate.Unknown(ResourceOperation.VoicePrice),
        ResourceOperation.Session => CostEstimate.Unknown(ResourceOperation.SessionPrice),
        _ => base.CostOf(body, inputSeconds),
    };

    internal override long Size => _body.Utf8.Length;

    /// <summary>Reads what the journal and the budget need from the body.</summary>
    /// <param name="operation">The name of the operation, as in its path.</param>
    /// <param name="path">Path and query, relative to the base URL.</param>
    /// <param name="body">The body.</param>
    /// <param name="received">Receives the response.</param>
    public static RawCreate From(string operation, string path, JsonElement body, Action<RawResponse> received) =>
        new(operation, path, RequestBody.FromUtf8(body.ValueKind == JsonValueKind.Undefined ? "{}"u8.ToArray() : JsonBody.ToUtf8(body)), received) { Model = Text(body, "model") ?? "(none)", PromptText = Text(body, ResourceOperation.IsListed(operation) ? "name" : "promptText") };

    internal override RequestBody ToBody() => _body;

    // What avatars are told is kept out of the journal.
    internal override RequestNote NoteOf(JsonElement body, IEnumerable<MediaSource> sent) => ResourceOperation.Has(_operation) ? new(null, null, []) : base.NoteOf(body, sent);

    internal override RunwayTask? Take(RawResponse answer) => _operation == ResourceOperation.VoicePreview ? ResourceOperation.NewPreview(null) : null;

    internal override RunwayTask Complete(RunwayTask task, RawResponse answer, Func<string, string> redact)
    {
        _received(answer);
        return task;
    }

    private static string? Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
