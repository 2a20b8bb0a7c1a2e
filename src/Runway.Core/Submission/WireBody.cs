using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
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
    /// <param name="type">How it is written.</param>
    /// <param name="send">The operation that takes it.</param>
    public static WireBody Of<T>(T body, JsonTypeInfo<T> type, Func<RunwayClient, T, CancellationToken, Task<TaskCreatedResponse>> send) =>
        new Typed<T>(body, type, send);

    private sealed class Typed<T>(T body, JsonTypeInfo<T> type, Func<RunwayClient, T, CancellationToken, Task<TaskCreatedResponse>> send) : WireBody
    {
        public override IEnumerable<string> Members => type.Properties.Where(p => !p.IsExtensionData).Select(p => p.Name);

        public override JsonElement ToJson() => JsonSerializer.SerializeToElement(body, type);

        public override Task<TaskCreatedResponse> SendAsync(RunwayClient client, CancellationToken cancellationToken) =>
            send(client, body, cancellationToken);
    }
}
