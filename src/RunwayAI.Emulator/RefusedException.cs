using System.Net;
using Runway.Emulator.Http;

namespace Runway.Emulator.RunwayAI;

/// <summary>Ends a request with an error response.</summary>
internal sealed class RefusedException(HttpStatusCode status, string message, string? allow = null) : Exception(message)
{
    /// <summary>The response, in the only documented format with a message.</summary>
    public HttpResponseMessage ToAnswer()
    {
        var response = Responses.Json(status, json => json.WriteString("message", Message));
        if (allow is not null)
        {
            response.Content.Headers.Allow.Add(allow);
        }

        return response;
    }
}
