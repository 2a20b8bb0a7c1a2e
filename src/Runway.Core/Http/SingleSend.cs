using Runway.Generated;
using Runway.Observing;

namespace Runway.Http;

/// <summary>
/// Sends a request that must not be repeated. It is sent again only where the service certainly did not accept it: no byte of
/// the body was sent, or the status code was 429. Any other failure is reported as an unknown outcome.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="client">Creates the client for one request.</param>
internal sealed class SingleSend<TClient>(ConnectionContext connection, Func<RequestContext, TClient> client)
{
    private const int MaxConnectAttempts = 4;
    private const int MaxRateLimitAttempts = 5;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);

    /// <summary>Sends a request and returns its result.</summary>
    /// <param name="what">The action, for messages: "Creating a text_to_image task".</param>
    /// <param name="consequence">What may have happened when the outcome is unknown: a sentence.</param>
    /// <param name="send">One request. It cannot be cancelled: the response is the only proof of what was paid for.</param>
    /// <param name="accept">Converts the response to the result.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the wait before and between attempts; never a request in flight.</param>
    /// <param name="outgoing">Records the sending, or null.</param>
    /// <param name="salvage">Reads the result from a malformed successful response, or returns null.</param>
    public async Task<T> RunAsync<TResponse, T>(
        string what,
        string consequence,
        Func<TClient, Task<TResponse>> send,
        Func<TResponse, RequestContext, T> accept,
        IRequestObserver? observer,
        CancellationToken cancellationToken,
        ISendingNotes? outgoing = null,
        Func<RequestContext, T?>? salvage = null)
        where T : class
    {
        var (afterLimit, afterConnect) = (new RetryPause(connection, what, observer, FirstDelay * 2), new RetryPause(connection, what, observer, FirstDelay));
        for (int connects = 1, limits = 1; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var context = new RequestContext(observer) { Attempt = connects + limits - 1, Outgoing = outgoing };
            Task wait;
            try
            {
                return accept(await send(client(context)).ConfigureAwait(false), context);
            }
            catch (ResponseException e) when (e.StatusCode == 429)
            {
                var refused = ServiceErrors.FromAnswer(e, connection, what, context);
                if (refused.Error == RunwayErrors.DailyQuotaExceeded || limits == MaxRateLimitAttempts || refused.RetryAfter > Backoff.LongestWait)
                {
                    throw refused;
                }

                outgoing?.Decline(context.Attempt, observer);
                wait = afterLimit.WaitAsync(limits++, e.StatusCode, refused.RetryAfter, cancellationToken);
            }
            catch (ResponseException e) when (IsRefusal(e.StatusCode))
            {
                throw ServiceErrors.FromAnswer(e, connection, what, context);
            }
            catch (Exception e) when (e is not RunwayException && context.StatusCode is >= 200 and < 300 && salvage?.Invoke(context) is { } saved)
            {
                // The response is malformed, but has the result.
                return saved;
            }
            catch (ResponseException e)
            {
                throw OutcomeUnknown(what, consequence, $"the service answered {e.StatusCode}, which proves nothing", context, e.InnerException, e.StatusCode);
            }
            catch (Exception e) when (ServiceErrors.IsTransport(e) && CertainlyNotSent(e, context))
            {
                if (connects == MaxConnectAttempts || ServiceErrors.IsPermanent(e))
                {
                    throw ServiceErrors.FromTransport(e, connection, what);
                }

                wait = afterConnect.WaitAsync(connects++, null, null, cancellationToken);
            }
            catch (ObjectDisposedException e) when (!context.BodyStarted)
            {
                throw new RunwayException(RunwayErrors.ConnectionClosed, $"{what}: the connection was closed. Nothing was sent.", innerException: e);
            }
            catch (Exception e) when (ServiceErrors.IsTransport(e) || e is OperationCanceledException || (e is not RunwayException && context.BodyStarted))
            {
                throw OutcomeUnknown(what, consequence, connection.Redact(e.Message), context, e);
            }

            await wait.ConfigureAwait(false);
        }
    }

    /// <summary>The error of a request that the service may have processed.</summary>
    public RunwayException OutcomeUnknown(string what, string consequence, string reason, RequestContext context, Exception? cause, int? status = null) => new(
        RunwayErrors.SubmissionOutcomeUnknown,
        $"{what}: the request went out and its outcome is unknown ({reason.TrimEnd('.')}). {consequence}",
        innerException: cause)
    {
        RequestId = context.RequestId,
        StatusCode = status,
    };

    /// <summary>Whether a status code means that nothing was created. 408 and 5xx may be from a gateway after the service accepted it.</summary>
    private static bool IsRefusal(int status) => status is >= 300 and < 500 and not 408;

    // Both are needed: a connection error of the transport, and a body that was not read.
    private static bool CertainlyNotSent(Exception e, RequestContext context) => !context.BodyStarted && e is
        TimeoutException or HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        };
}
