using System.Globalization;
using Runway.Observing;

namespace Runway.Http;

/// <summary>The waits between the attempts of one call, by <see cref="Backoff"/>, with one warning if a wait is long.</summary>
/// <param name="connection">The connection.</param>
/// <param name="what">The action, for messages: "Reading the organization".</param>
/// <param name="observer">Receives the warning.</param>
/// <param name="first">The wait after the first failure.</param>
internal sealed class RetryPause(ConnectionContext connection, string what, IRequestObserver? observer, TimeSpan first)
{
    private TimeSpan _waited;
    private bool _isWarned;

    /// <summary>Whether the total wait of the call is below <see cref="Backoff.LongestWait"/>.</summary>
    public bool MayWait => _waited < Backoff.LongestWait;

    /// <summary>Waits before the next attempt.</summary>
    /// <param name="attempt">1 after the first failure.</param>
    /// <param name="status">The status code of the response; null without one.</param>
    /// <param name="retryAfter">The Retry-After delay of the response.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task WaitAsync(int attempt, int? status, TimeSpan? retryAfter, CancellationToken cancellationToken)
    {
        var pause = Backoff.Delay(attempt, first, retryAfter);
        _waited += pause;
        if (pause > Backoff.LongestSilentWait && !_isWarned)
        {
            _isWarned = true;
            var why = status is null ? "no usable answer came" : string.Create(CultureInfo.InvariantCulture, $"the service answered {status}");
            var asked = retryAfter is { } time ? $" and asks to wait {RetryAfterHeader.Describe(time)}" : string.Empty;
            observer.Notify(o => o.OnWarning(string.Create(CultureInfo.InvariantCulture, $"{what}: {why}{asked}. It is tried again in {Math.Ceiling(pause.TotalSeconds)} s.")));
        }

        return Task.Delay(pause, connection.Clock, cancellationToken);
    }
}
