using Runway.Generated;

namespace Runway.Http;

/// <summary>
/// Reads, deletes and everything else that costs nothing when it is repeated: tried again on a broken connection,
/// a timeout, 408, 429 and 5xx, with backoff, jitter and Retry-After. All waits of one call together are about two minutes at the
/// most, whatever is asked for. Creates never come here.
/// </summary>
/// <param name="connection">Whose key, clock and words it uses.</param>
/// <param name="client">Makes the client that carries one request.</param>
internal sealed class ReadPolicy<TClient>(ConnectionContext connection, Func<RequestContext, TClient> client)
{
    private const int MaxAttempts = 5;

    /// <param name="what">The action, for messages: "Reading the organization".</param>
    /// <param name="call">One request.</param>
    /// <param name="observer">Who is told of the requests.</param>
    /// <param name="firstDelay">The wait after the first failure.</param>
    /// <param name="cancellationToken">Ends the tries.</param>
    public async Task<T> RunAsync<T>(
        string what,
        Func<TClient, CancellationToken, Task<T>> call,
        IRequestObserver? observer,
        TimeSpan firstDelay,
        CancellationToken cancellationToken)
    {
        var pause = new RetryPause(connection, what, observer, firstDelay);
        for (var attempt = 1; ; attempt++)
        {
            RunwayException? error = null;
            try
            {
                return await call(client(new RequestContext(observer) { Attempt = attempt }), cancellationToken).ConfigureAwait(false);
            }
            catch (ResponseException e)
            {
                error = ServiceErrors.FromAnswer(e, connection, what);
                if (!ServiceErrors.IsTransient(e.StatusCode) || ServiceErrors.IsForeignWebPage(e, connection) || attempt == MaxAttempts || !pause.HasPatience)
                {
                    throw error;
                }
            }
            catch (Exception e) when (ServiceErrors.IsTransport(e))
            {
                if (attempt == MaxAttempts || ServiceErrors.IsPermanent(e))
                {
                    throw ServiceErrors.FromTransport(e, connection, what);
                }
            }

            await pause.WaitAsync(attempt, error?.StatusCode, error?.RetryAfter, cancellationToken).ConfigureAwait(false);
        }
    }
}
