using System.Net;
using Runway.Emulator.Answering;

namespace Runway.Emulator.RunwayAI;

/// <summary>Ends the handling of a request with an error answer.</summary>
internal sealed class RefusedException(HttpStatusCode status, string message, string? allow = null) : Exception(message)
{
    /// <summary>The answer, in the one form that the documentation has for words.</summary>
    public HttpResponseMessage ToAnswer()
    {
        var response = Answers.Json(status, json => json.WriteString("message", Message));
        if (allow is not null)
        {
            response.Content.Headers.Allow.Add(allow);
        }

        return response;
    }
}
