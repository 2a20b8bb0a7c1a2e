using System.Net;
using Runway.Emulator.Checking;
using Runway.Emulator.Http;
using Runway.Emulator.Uploads;

namespace Runway.Emulator.Serving;

/// <summary>Checks authorization and routes requests under /v1.</summary>
internal sealed class ApiRouter(
    string apiKey,
    ApiDocument document,
    TaskEndpoints tasks,
    AccountEndpoints account,
    UploadEndpoint uploads)
{
    private const string ApiVersion = "2024-11-06";
    private const string TaskPrefix = "/v1/tasks/";

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

        var path = request.RequestUri!.AbsolutePath;
        var method = request.Method.Method;
        if (path.StartsWith(TaskPrefix, StringComparison.Ordinal) && !path[TaskPrefix.Length..].Contains('/'))
        {
            var id = path[TaskPrefix.Length..];
            return method switch
            {
                "GET" => tasks.Read(id, baseAddress, now),
                "DELETE" => tasks.Delete(id, now),
                _ => WrongMethod("GET", "DELETE"),
            };
        }

        if (path == "/v1/organization")
        {
            return method == "GET" ? account.Organization(now) : WrongMethod("GET");
        }

        return document.TryBody(path, out _)
            ? method == "POST" ? await PostAsync(path, request, baseAddress, now, cancellation).ConfigureAwait(false) : WrongMethod("POST")
            : NoSuchPath();
    }

    private Task<HttpResponseMessage> PostAsync(
        string path, HttpRequestMessage request, Uri baseAddress, DateTimeOffset now, CancellationToken cancellation) =>
        JsonBody.AnswerAsync(
            request,
            body => path switch
            {
                "/v1/uploads" => uploads.Open(body, baseAddress, now),
                "/v1/organization/usage" => account.Usage(body, now),
                _ when document.Creates.TryGetValue(path, out var create) => tasks.Create(path, create, body, now),
                _ => NoSuchPath(),
            },
            cancellation);

    private static HttpResponseMessage NoSuchPath() =>
        Responses.Error(HttpStatusCode.NotFound, "There is no such path.");

    private static HttpResponseMessage WrongMethod(params string[] allowed)
    {
        var response = Responses.Error(HttpStatusCode.MethodNotAllowed, "This path does not take that method.");
        foreach (var method in allowed)
        {
            response.Content.Headers.Allow.Add(method);
        }

        return response;
    }
}
