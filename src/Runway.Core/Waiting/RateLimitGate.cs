using System.Globalization;
using System.Runtime.CompilerServices;
using Runway.Http;
using Runway.Observing;
using Runway.Tasks;

namespace Runway.Waiting;

/// <summary>
/// Pauses all reads over one key while the service limits its rate (429) or is not available (502 to 504). After 429 nothing is
/// read until the pause is over. During an outage one probe is read halfway through the pause, which is half a minute at the
/// most. Guarded by the poller's lock.
/// </summary>
internal sealed class RateLimitGate(TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestOutagePause = TimeSpan.FromSeconds(30);
    private readonly ConditionalWeakTable<IRunwayObserver, RateLimitGate> _warned = [];
    private int _refusals;
    private long _limitedUntil;
    private long _outageUntil;
    private long _probeAt = long.MaxValue;
    private string? _warning;

    /// <summary>The remaining time of the pause; zero without a pause.</summary>
    public TimeSpan Remaining => clock.Until(Math.Max(_limitedUntil, _outageUntil));

    /// <summary>Whether a status code pauses the reads of all tasks of the key.</summary>
    public static bool PausesAll(int status) => status is 429 or 502 or 503 or 504;

    /// <summary>Pauses for the time of Retry-After; without one for a time that grows with each refusal in a row.</summary>
    public void Pause(int status, TimeSpan? retryAfter)
    {
        var now = clock.GetTimestamp();
        var limited = status == 429;

        // Of many reads in flight, the first that is refused sets the pause. A probe that fails does not extend it.
        if (now < _limitedUntil || (now < _outageUntil && !limited))
        {
            _limitedUntil = limited ? Math.Max(_limitedUntil, clock.After(Backoff.Delay(_refusals, FirstPause, retryAfter))) : _limitedUntil;
            return;
        }

        var pause = Backoff.Delay(++_refusals, FirstPause, retryAfter);
        if (limited)
        {
            _limitedUntil = clock.After(pause);
        }
        else
        {
            pause = pause.Within(TimeSpan.Zero, LongestOutagePause);
            (_outageUntil, _probeAt) = (clock.After(pause), clock.After(pause / 2));
        }

        var asked = retryAfter is { } time ? $" and asks to wait {RetryAfterHeader.Describe(time)}" : string.Empty;
        var unless = limited ? string.Empty : ", or until one read in between succeeds";
        _warning = pause > Backoff.LongestSilentWait
            ? string.Create(CultureInfo.InvariantCulture, $"The service answers {status}{asked}. No task is read for {Math.Ceiling(pause.TotalSeconds)} s{unless}. The tasks go on.")
            : null;
    }

    /// <summary>Warns each waiter of a long pause, once until it is over.</summary>
    public void Warn(IEnumerable<TaskWaiter> waiters)
    {
        foreach (var observer in _warning is null || Remaining == TimeSpan.Zero ? [] : waiters.Select(w => w.Observer).OfType<IRunwayObserver>())
        {
            if (_warned.TryAdd(observer, this))
            {
                observer.Notify(o => o.OnWarning(_warning!));
            }
        }
    }

    /// <summary>Claims the one probe of a pause; false before its time, and when it was claimed.</summary>
    public bool TryProbe()
    {
        var now = clock.GetTimestamp();
        if (now < _limitedUntil || now < _probeAt || now >= _outageUntil)
        {
            return false;
        }

        _probeAt = long.MaxValue;
        return true;
    }

    /// <summary>A read succeeded: resets the length of the next pause; a successful probe ends the pause of an outage.</summary>
    public void OnRead(bool probe)
    {
        _refusals = 0;
        if (probe)
        {
            _outageUntil = 0;
        }

        if (Remaining == TimeSpan.Zero)
        {
            _warning = null;
            _warned.Clear();
        }
    }
}
