using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;
using Runway.Generated;

namespace RunwayAI.Generated;

/// <summary>A request to the "Runway AI" service in the wire's own type, with what can be done with it.</summary>
internal abstract class RunwayAIBody
{
    /// <summary>The members that the type declares.</summary>
    public abstract IEnumerable<string> Members { get; }

    public abstract JsonElement ToJson();

    /// <summary>Sends it.</summary>
    /// <returns>The URL that the answer has under its documented name; null when it has none.</returns>
    public abstract Task<string?> SendAsync(RunwayAIClient client, CancellationToken cancellationToken);

    /// <param name="body">The body.</param>
    /// <param name="send">The operation that takes it.</param>
    /// <param name="url">Where its answer has the URL: each operation names it otherwise.</param>
    public static RunwayAIBody Of<TBody, TAnswer>(
        TBody body,
        Func<RunwayAIClient, TBody, CancellationToken, Task<TAnswer>> send,
        Func<TAnswer, string?> url)
        where TBody : IParsable => new Typed<TBody, TAnswer>(body, send, url);

    private sealed class Typed<TBody, TAnswer>(
        TBody body,
        Func<RunwayAIClient, TBody, CancellationToken, Task<TAnswer>> send,
        Func<TAnswer, string?> url) : RunwayAIBody
        where TBody : IParsable
    {
        public override IEnumerable<string> Members => body.GetFieldDeserializers().Keys;

        public override JsonElement ToJson() => JsonBytes.ToElement(body);

        public override async Task<string?> SendAsync(RunwayAIClient client, CancellationToken cancellationToken) =>
            url(await send(client, body, cancellationToken).ConfigureAwait(false));
    }
}
