using System.Net;
using Runway.Emulator.Http;

namespace Runway.Emulator.RunwayAI;

/// <summary>Serves the statistics for other processes.</summary>
internal sealed class OperationLogEndpoint(RequestLog log, MediaStore store)
{
    /// <exception cref="RefusedException">There is no such resource.</exception>
    public HttpResponseMessage Answer(string name) => name switch
    {
        "stats" => Statistics(),
        "accepted" => Accepted(),
        _ => throw new RefusedException(HttpStatusCode.NotFound, "There is no such path."),
    };

    private HttpResponseMessage Statistics() => Responses.Json(HttpStatusCode.OK, json =>
    {
        json.WriteNumber("requests", log.RequestCount);
        json.WriteNumber("acceptedOperations", log.Accepted.Count);
        json.WriteNumber("faultedRequests", log.FaultedRequests);
        json.WriteNumber("leakedRunwayKeys", log.LeakedRunwayKeys);
        json.WriteNumber("media", store.Count);
    });

    private HttpResponseMessage Accepted() => Responses.Json(HttpStatusCode.OK, json =>
    {
        json.WriteStartArray("accepted");
        foreach (var operation in log.Accepted)
        {
            json.WriteStartObject();
            json.WriteString("name", operation.Name);
            json.WriteStartObject("parameters");
            foreach (var (name, value) in operation.Parameters)
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }

            json.WriteEndObject();
            json.WriteString("url", operation.Url);
            json.WriteString("at", operation.At);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
