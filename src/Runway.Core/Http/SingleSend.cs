using Runway.Generated;

namespace Runway.Http;

/// <summary>
/// Sends what must not happen twice. It goes out again only where the service certainly did not take it: no byte of the
/// body had left, or the answer was 429. Every other break is reported as outcome unknown.
/// </summary>
/// <param name="connection">Whose key, clock and words it uses.</param>
/// <param name="client">Makes the client that carries one request.</param>
internal sealed class SingleSend<TClient>(ConnectionContext connection, Func<RequestContext, TClient> client)
{
    private const int MaxConnectAttempts = 4;
    private const int MaxRateLimitAttempts = 5;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);

    /// <summary>Sends a request and returns its answer.</summary>
    /// <param name="what">The action, for messages: "Creating a text_to_image task".</param>
    /// <param name="consequence">What may have happened when the outcome is unknown: a sentence.</param>
    /// <param name="send">One request. It takes no token: an answer that is under way is the only proof of what was paid for.</param>
    /// <param name="accept">Makes a result of the answer.</param>
    /// <param name="observer">Who is told of the requests.</param>
    /// <param name="cancellationToken">Ends the waiting before and between tries; never a request that is out.</param>
    /// <param name="outgoing">Notes when the request goes out; null where nothing is noted.</param>
    /// <param name="salvage">Makes a result of an answer of success that cannot be read as a whole; null where there is none.</param>
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
                var refused = ServiceErrors.FromAnswer(e, connection, what);
                if (refused.Error == RunwayErrors.DailyQuotaExceeded || limits == MaxRateLimitAttempts || refused.RetryAfter > Backoff.Patience)
                {
                    throw refused;
                }

                outgoing?.Decline(context.Attempt, observer);
                wait = afterLimit.WaitAsync(limits++, e.StatusCode, refused.RetryAfter, cancellationToken);
            }
            catch (ResponseException e) when (IsRefusal(e.StatusCode))
            {
                throw ServiceErrors.FromAnswer(e, connection, what);
            }
            catch (Exception e) when (e is not RunwayException && context.StatusCode is >= 200 and < 300 && salvage?.Invoke(context) is { } saved)
            {
                // The answer cannot be read as a whole, and what matters is in it.
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

    /// <summary>The error of a request that may have been acted on.</summary>
    public RunwayException OutcomeUnknown(string what, string consequence, string reason, RequestContext context, Exception? cause, int? status = null) => new(
        RunwayErrors.SubmissionOutcomeUnknown,
        $"{what}: the request went out and its outcome is unknown ({reason.TrimEnd('.')}). {consequence}",
        innerException: cause)
    {
        RequestId = context.RequestId,
        StatusCode = status,
    };

    /// <summary>An answer that says no: nothing was created. 408 and 5xx may come from a gateway after the service took it.</summary>
    private static bool IsRefusal(int status) => status is >= 300 and < 500 and not 408;

    // Both halves are needed: the transport says that it never got through, and the body was never asked for.
    private static bool CertainlyNotSent(Exception e, RequestContext context) => !context.BodyStarted && e is
        TimeoutException or HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        };
}
