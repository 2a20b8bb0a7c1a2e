using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;
using Runway.Generated.Models;

namespace Runway.Generated;

/// <summary>A request in the wire's own type, with what can be done with it.</summary>
internal abstract class WireBody
{
    /// <summary>The members that the type declares.</summary>
    public abstract IEnumerable<string> Members { get; }

    public abstract JsonElement ToJson();

    public abstract Task<TaskCreatedResponse> SendAsync(RunwayClient client, CancellationToken cancellationToken);

    /// <param name="body">The body.</param>
    /// <param name="send">The operation that takes it.</param>
    public static WireBody Of<T>(T body, Func<RunwayClient, T, CancellationToken, Task<TaskCreatedResponse>> send)
        where T : IParsable => new Typed<T>(body, send);

    private sealed class Typed<T>(T body, Func<RunwayClient, T, CancellationToken, Task<TaskCreatedResponse>> send) : WireBody
        where T : IParsable
    {
        public override IEnumerable<string> Members => body.GetFieldDeserializers().Keys;

        public override JsonElement ToJson() => JsonBytes.ToElement(body);

        public override Task<TaskCreatedResponse> SendAsync(RunwayClient client, CancellationToken cancellationToken) =>
            send(client, body, cancellationToken);
    }
}
