using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Runway.Generated;

/// <summary>The body of a create. It is written once: what looks at it and what sends it read the same bytes.</summary>
internal sealed class RequestBody
{
    private readonly IParsable? _model;

    private RequestBody(ReadOnlyMemory<byte> utf8, IParsable? model)
    {
        var reader = new Utf8JsonReader(utf8.Span);
        (Utf8, Json, _model) = (utf8, JsonElement.ParseValue(ref reader), model);
    }

    /// <summary>The body as it is sent.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>The same, to be looked at.</summary>
    public JsonElement Json { get; }

    /// <summary>The members that the wire's type declares; none where somebody else wrote the body.</summary>
    public IEnumerable<string> Members => _model?.GetFieldDeserializers().Keys ?? Enumerable.Empty<string>();

    /// <summary>Writes a request of the wire's own type. Generic, so that the engine, which calls it, needs no assembly of Kiota's.</summary>
    public static RequestBody Of<T>(T model)
        where T : IParsable => new(JsonBytes.Of(model), model);

    /// <summary>A body that somebody else wrote.</summary>
    public static RequestBody FromUtf8(ReadOnlyMemory<byte> utf8) => new(utf8, null);
}
