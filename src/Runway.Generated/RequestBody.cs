using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Runway.Generated;

/// <summary>The body of a create. It is serialized once: checks and sending read the same bytes.</summary>
internal sealed class RequestBody
{
    private readonly IParsable? _model;

    private RequestBody(ReadOnlyMemory<byte> utf8, IParsable? model)
    {
        var reader = new Utf8JsonReader(utf8.Span);
        (Utf8, Json, _model) = (utf8, JsonElement.ParseValue(ref reader), model);
    }

    /// <summary>The bytes that are sent.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>The parsed body.</summary>
    public JsonElement Json { get; }

    /// <summary>The members that the model declares; empty for a body of the caller.</summary>
    public IEnumerable<string> Members => _model?.GetFieldDeserializers().Keys ?? Enumerable.Empty<string>();

    /// <summary>Serializes a model. Generic, so that the engine, which calls it, does not reference an assembly of Kiota.</summary>
    public static RequestBody Of<T>(T model)
        where T : IParsable => new(JsonBytes.Of(model), model);

    /// <summary>A body of the caller.</summary>
    public static RequestBody FromUtf8(ReadOnlyMemory<byte> utf8) => new(utf8, null);
}
