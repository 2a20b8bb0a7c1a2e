using Microsoft.Kiota.Abstractions.Serialization;

namespace Runway.Generated;

/// <summary>Creates the JSON writer for all bodies.</summary>
internal sealed class JsonWriterFactory : ISerializationWriterFactory
{
    public const string Json = "application/json";

    public static readonly JsonWriterFactory Instance = new();

    public string ValidContentType => Json;

    public ISerializationWriter GetSerializationWriter(string contentType) => new JsonWriter();
}
