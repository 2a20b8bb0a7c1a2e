using System.Globalization;
using Runway.Observing;

namespace Runway.Http;

/// <summary>The waits between the tries of one call: as long as <see cref="Backoff"/> says, and told once where that is long.</summary>
/// <param name="connection">Whose clock is used.</param>
/// <param name="what">The action, for messages: "Reading the organization".</param>
/// <param name="observer">Who is told.</param>
/// <param name="first">The wait after the first failure.</param>
internal sealed class RetryPause(ConnectionContext connection, string what, IRequestObserver? observer, TimeSpan first)
{
    private TimeSpan _waited;
    private bool _told;

    /// <summary>Whether all waits of the call may still grow: together they are no longer than <see cref="Backoff.Patience"/>.</summary>
    public bool HasPatience => _waited < Backoff.Patience;

    /// <summary>Waits before the next try.</summary>
    /// <param name="attempt">1 after the first failure.</param>
    /// <param name="status">The status of the answer; null where none came.</param>
    /// <param name="retryAfter">What the answer asked for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task WaitAsync(int attempt, int? status, TimeSpan? retryAfter, CancellationToken cancellationToken)
    {
        var pause = Backoff.Delay(attempt, first, retryAfter);
        _waited += pause;
        if (pause > Backoff.Silence && !_told)
        {
            _told = true;
            var why = status is null ? "no answer came" : string.Create(CultureInfo.InvariantCulture, $"the service answered {status}");
            var asked = retryAfter is { } time ? $" and asks to wait {RetryAfterHeader.Describe(time)}" : string.Empty;
            observer.Notify(o => o.OnWarning(string.Create(CultureInfo.InvariantCulture, $"{what}: {why}{asked}. It is tried again in {Math.Ceiling(pause.TotalSeconds)} s.")));
        }

        return Task.Delay(pause, connection.Clock, cancellationToken);
    }
}
