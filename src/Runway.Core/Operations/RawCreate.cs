using System.Text.Json;
using Runway.Generated;
using Runway.Generated.Models;

namespace Runway;

/// <summary>A create whose body the caller wrote. It is noted, paid for and sent by the same rules as any other.</summary>
internal sealed record RawCreate : GenerationRequest
{
    private readonly string _operation;
    private readonly string _path;
    private readonly JsonElement _body;
    private readonly Action<RawResponse> _received;

    private RawCreate(string operation, string path, JsonElement body, Action<RawResponse> received)
    {
        (_operation, _path, _body, _received) = (operation, path, body, received);
    }

    /// <inheritdoc/>
    public override string Operation => _operation;

    /// <summary>Reads what the journal and the budget want to know from the body.</summary>
    /// <param name="operation">The operation's name, as in its path.</param>
    /// <param name="path">Path and query below the base address.</param>
    /// <param name="body">The body.</param>
    /// <param name="received">Gets the answer as it came.</param>
    public static RawCreate From(string operation, string path, JsonElement body, Action<RawResponse> received) =>
        new(operation, path, body, received) { Model = Text(body, "model") ?? "(none)", PromptText = Text(body, "promptText") };

    internal override long Size => sizeof(char) * (long)_body.GetRawText().Length;

    private protected override WireBody ToWire() => new WrittenBody(this);

    private static string? Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed class WrittenBody(RawCreate request) : WireBody
    {
        public override IEnumerable<string> Members => [];

        public override JsonElement ToJson() => request._body;

        public override async Task<TaskCreatedResponse> SendAsync(RunwayClient client, CancellationToken cancellationToken)
        {
            var answer = await client.SendRawAsync(HttpMethod.Post, request._path, JsonBody.ToUtf8(request._body), cancellationToken).ConfigureAwait(false);
            request._received(answer);
            return RunwayClient.ReadCreated(answer) ?? new TaskCreatedResponse { Id = string.Empty };
        }
    }
}
