using Microsoft.Kiota.Abstractions.Serialization;

namespace Runway.Generated;

/// <summary>Makes the writer of a body, which is JSON whatever it is.</summary>
internal sealed class JsonWriterFactory : ISerializationWriterFactory
{
    public const string Json = "application/json";

    public static readonly JsonWriterFactory Instance = new();

    public string ValidContentType => Json;

    public ISerializationWriter GetSerializationWriter(string contentType) => new JsonWriter();
}
