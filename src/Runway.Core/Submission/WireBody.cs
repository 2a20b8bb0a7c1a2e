using System.Text.Json;
using Runway.Generated;

namespace Runway;

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
        where T : IJsonObject => new Typed<T>(body, send);

    private sealed class Typed<T>(T body, Func<RunwayClient, T, CancellationToken, Task<TaskCreatedResponse>> send) : WireBody
        where T : IJsonObject
    {
        public override IEnumerable<string> Members => body.MemberNames;

        public override JsonElement ToJson() => JsonBody.ToElement(body);

        public override Task<TaskCreatedResponse> SendAsync(RunwayClient client, CancellationToken cancellationToken) =>
            send(client, body, cancellationToken);
    }
}
