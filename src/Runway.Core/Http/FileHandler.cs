using System.Diagnostics;
using Runway.Observing;
using Runway.Texts;

namespace Runway.Http;

/// <summary>The last handler before the transport for outputs and storage: reports the request, and sends no credentials.</summary>
internal sealed class FileHandler(ConnectionContext connection, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = request.Options.TryGetValue(RequestContext.Key, out var given) ? given : new RequestContext(null);
        request.Headers.Authorization = null;
        var start = Stopwatch.GetTimestamp();
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            Report((int)response.StatusCode, null);
            return response;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            Report(null, connection.Redact(e.Message.ReplaceLineEndings(" ")));
            throw;
        }

        void Report(int? status, string? problem) => context.Report(
            new RequestRecord(request.Method.Method, Redaction.Url(request.RequestUri!), status, Stopwatch.GetElapsedTime(start), null, problem)
            {
                Attempt = context.Attempt,
                TaskId = context.TaskId,
            },
            connection.Requests);
    }
}
