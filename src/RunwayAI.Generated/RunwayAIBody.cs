using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;
using Runway.Generated;

namespace RunwayAI.Generated;

/// <summary>The body of a request to the "Runway AI" service, with the operation that sends it.</summary>
internal abstract class RunwayAIBody
{
    /// <summary>The members that the model declares.</summary>
    public abstract IEnumerable<string> Members { get; }

    public abstract JsonElement ToJson();

    /// <summary>Sends it.</summary>
    /// <returns>The URL in the response under its documented name, or null.</returns>
    public abstract Task<string?> SendAsync(RunwayAIClient client, CancellationToken cancellationToken);

    /// <param name="body">The body.</param>
    /// <param name="send">The operation.</param>
    /// <param name="url">Reads the URL from the response, where each operation names it differently.</param>
    public static RunwayAIBody Of<TBody, TResponse>(
        TBody body,
        Func<RunwayAIClient, TBody, CancellationToken, Task<TResponse>> send,
        Func<TResponse, string?> url)
        where TBody : IParsable => new Typed<TBody, TResponse>(body, send, url);

    private sealed class Typed<TBody, TResponse>(
        TBody body,
        Func<RunwayAIClient, TBody, CancellationToken, Task<TResponse>> send,
        Func<TResponse, string?> url) : RunwayAIBody
        where TBody : IParsable
    {
        public override IEnumerable<string> Members => body.GetFieldDeserializers().Keys;

        public override JsonElement ToJson() => JsonBytes.ToElement(body);

        public override async Task<string?> SendAsync(RunwayAIClient client, CancellationToken cancellationToken) =>
            url(await send(client, body, cancellationToken).ConfigureAwait(false));
    }
}
