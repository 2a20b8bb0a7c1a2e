using System.Diagnostics;
using Runway.Observing;
using Runway.Texts;

namespace Runway.Http;

/// <summary>
/// The last handler before the transport for requests to the API: adds the key, refuses other hosts, limits the time and reports
/// the request. It sends each request once.
/// </summary>
internal sealed class ApiHandler(ConnectionContext connection, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MaxLoggedBody = 4096;
    private const string TaskPrefix = "/v1/tasks/";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RequireOwnHost(request.RequestUri);
        var context = request.Options.TryGetValue(RequestContext.Key, out var known) ? known : new RequestContext(null);
        connection.Authorize(request.Headers);
        request.Headers.TryAddWithoutValidation("User-Agent", connection.UserAgent);
        ContentCoding.Decline(request.Headers);
        var sent = context.Observer.NeedsBodies() ? await ReadBody(request, request.Content).ConfigureAwait(false) : null;

        context.Confidential = PrivateBodies.Has(request.RequestUri!) && request.Content is { } body ? PrivateBodies.TextsOf(await body.ReadAsStringAsync(cancellationToken).ConfigureAwait(false)) : [];

        // A request without a body gets an empty one: the transport sends a body once, but would resend a request without a body
        // when a pooled connection is broken. The scheduler decides when a task is read again.
        request.Content = new WatchedContent(request.Content, context);

        var start = Stopwatch.GetTimestamp();
        using var deadline = new CancellationTokenSource(connection.RequestTimeout, connection.Clock);
        using var given = (context.Outgoing is null ? cancellationToken : default).UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), deadline);
        try
        {
            var response = await base.SendAsync(request, deadline.Token).ConfigureAwait(false);
            context.StatusCode = (int)response.StatusCode;
            connection.NoteTime(response.Headers.Date);

            // Buffered here, within the timeout, which also applies to an endless body.
            await BoundedBody.TakeAsync(response, context, deadline.Token).ConfigureAwait(false);
            context.RequestId = connection.Clean(RequestIdOf(response), OutsideText.LongestName);
            connection.HasAnswered = connection.HasAnswered || response.Content.Headers.ContentType?.MediaType == "application/json";
            var received = context.Observer.NeedsBodies() ? await ReadBody(request, response.Content).ConfigureAwait(false) : null;
            Report(context, request, (int)response.StatusCode, start, null, sent, received);
            return response;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && context.Outgoing is null)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            var problem = $"no complete answer within {connection.RequestTimeout.TotalSeconds:0} s";
            Report(context, request, null, start, problem, sent, null);
            throw new TimeoutException(problem);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            Report(context, request, null, start, connection.Redact(e.Message.ReplaceLineEndings(" ")), sent, null);
            throw;
        }
    }

    private static string? RequestIdOf(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("apigw-requestid", out var values) ? values.ToString() : null;

    private void RequireOwnHost(Uri? url)
    {
        // The parts that a Uri keeps in lower case as it is made; to compare it as text would make that text anew each time.
        var own = connection.BaseAddress;
        if (url is null || url.Port != own.Port || url.Scheme != own.Scheme || !string.Equals(url.IdnHost, own.IdnHost, StringComparison.OrdinalIgnoreCase))
        {
            throw new RunwayException(
                RunwayErrors.ForeignHost,
                $"A request with the API key was about to go to '{(url is null ? "nowhere" : Redaction.Url(url))}', which is not the API.");
        }
    }

    private async Task<string?> ReadBody(HttpRequestMessage request, HttpContent? content)
    {
        if (content is null || content.Headers.ContentLength is 0)
        {
            return null;
        }

        if (PrivateBodies.Has(request.RequestUri!))
        {
            return "(personal data, not shown)";
        }

        var text = connection.Redact(await content.ReadAsStringAsync().ConfigureAwait(false));
        return text.Length <= MaxLoggedBody ? text : $"{text[..MaxLoggedBody]}… ({text.Length} characters)";
    }

    private void Report(RequestContext context, HttpRequestMessage request, int? status, long start, string? problem, string? sent, string? received)
    {
        var path = request.RequestUri!.AbsolutePath;
        var task = path.IndexOf(TaskPrefix, StringComparison.Ordinal);
        context.Report(
            new RequestRecord(request.Method.Method, path, status, Stopwatch.GetElapsedTime(start), context.RequestId, problem)
            {
                Attempt = context.Attempt,
                TaskId = task < 0 ? null : path[(task + TaskPrefix.Length)..],
                RequestBody = sent,
                ResponseBody = received,
            },
            connection.Requests);
    }
}
