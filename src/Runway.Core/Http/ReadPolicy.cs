using Runway.Generated;
using Runway.Observing;

namespace Runway.Http;

/// <summary>
/// Sends idempotent requests, such as reads and deletes, with retries after a connection error, a timeout, 408, 429 and 5xx,
/// with backoff, jitter and Retry-After. All waits of one call are about two minutes at most, whatever Retry-After is. Not for
/// creates.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="client">Creates the client for one request.</param>
internal sealed class ReadPolicy<TClient>(ConnectionContext connection, Func<RequestContext, TClient> client)
{
    private const int MaxAttempts = 5;

    /// <param name="what">The action, for messages: "Reading the organization".</param>
    /// <param name="call">One request.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="firstDelay">The wait after the first failure.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
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
            var context = new RequestContext(observer) { Attempt = attempt };
            try
            {
                return await call(client(context), cancellationToken).ConfigureAwait(false);
            }
            catch (ResponseException e)
            {
                error = ServiceErrors.FromAnswer(e, connection, what, context);
                if (!ServiceErrors.IsTransient(e.StatusCode) || ServiceErrors.IsForeignWebPage(e, connection) || attempt == MaxAttempts || !pause.MayWait)
                {
                    throw error;
                }
            }
            catch (InvalidSegmentException e)
            {
                throw new RunwayException(RunwayErrors.NotFound, $"{what}: {e.Message}.", "Check the id. Nothing was sent.", e);
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
