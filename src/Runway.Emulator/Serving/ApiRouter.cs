using System.Net;
using Runway.Emulator.Http;

namespace Runway.Emulator.Serving;

/// <summary>Checks authorization and passes requests under /v1 to their operations.</summary>
internal sealed class ApiRouter(string apiKey, IEnumerable<Route> routes)
{
    private const string ApiVersion = "2024-11-06";

    private readonly Route[] _routes = [.. routes];

    public async Task<HttpResponseMessage> AnswerAsync(
        HttpRequestMessage request, Uri baseAddress, DateTimeOffset now, CancellationToken cancellation)
    {
        if (request.Headers.Authorization is not { Scheme: "Bearer" } bearer || bearer.Parameter != apiKey)
        {
            return Responses.Error(HttpStatusCode.Unauthorized, "The API key is missing or not valid.");
        }

        if (!request.Headers.TryGetValues("X-Runway-Version", out var versions) || versions.ToList() is not [ApiVersion])
        {
            return Responses.Error(
                HttpStatusCode.BadRequest, $"The header X-Runway-Version must be sent once, with the value {ApiVersion}.");
        }

        var parts = request.RequestUri!.AbsolutePath.Split('/');
        var allowed = new List<string>();
        foreach (var route in _routes)
        {
            if (route.Match(parts) is not { } id)
            {
                continue;
            }

            if (route.Method == request.Method.Method)
            {
                var call = new ApiCall(request.RequestUri, baseAddress, now, id);
                return route.HasBody
                    ? await JsonBody.AnswerAsync(request, body => route.Answer(call with { Body = body }), cancellation).ConfigureAwait(false)
                    : route.Answer(call);
            }

            allowed.Add(route.Method);
        }

        return allowed.Count == 0 ? Responses.Error(HttpStatusCode.NotFound, "There is no such path.") : WrongMethod(allowed);
    }

    private static HttpResponseMessage WrongMethod(List<string> allowed)
    {
        var response = Responses.Error(HttpStatusCode.MethodNotAllowed, "This path does not take that method.");
        foreach (var method in allowed)
        {
            response.Content.Headers.Allow.Add(method);
        }

        return response;
    }
}
