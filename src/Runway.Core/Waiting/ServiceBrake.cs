using System.Globalization;
using System.Runtime.CompilerServices;
using Runway.Http;
using Runway.Observing;

namespace Runway.Waiting;

/// <summary>
/// Holds back all reads over one key while the service pushes back. 429 asks for less: nothing is read until its time is over.
/// 502 to 504 say that it is ill: nothing but one probe is read meanwhile, and for half a minute at the most. Guarded by the
/// poller's lock.
/// </summary>
internal sealed class ServiceBrake(TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostOfAnOutage = TimeSpan.FromSeconds(30);
    private readonly ConditionalWeakTable<IRunwayObserver, ServiceBrake> _told = [];
    private int _pushBacks;
    private long _limitedUntil;
    private long _illUntil;
    private long _probeAt = long.MaxValue;
    private string? _words;

    /// <summary>How long nothing is read but a probe; zero where reads may go out.</summary>
    public TimeSpan Hold => clock.Until(Math.Max(_limitedUntil, _illUntil));

    /// <summary>Whether an answer holds all tasks of the key, and not its own alone.</summary>
    public static bool IsPushBack(int status) => status is 429 or 502 or 503 or 504;

    /// <summary>The service pushes back: pause as long as it said, longer each time in a row.</summary>
    public void Pull(int status, TimeSpan? retryAfter)
    {
        var now = clock.GetTimestamp();
        var limited = status == 429;

        // Of many reads that are under way the first to be refused sets the pause. A probe that fails changes nothing: when the
        // half minute is over, others have their turn.
        if (now < _limitedUntil || (now < _illUntil && !limited))
        {
            _limitedUntil = limited ? Math.Max(_limitedUntil, clock.After(Backoff.Delay(_pushBacks, FirstPause, retryAfter))) : _limitedUntil;
            return;
        }

        var pause = Backoff.Delay(++_pushBacks, FirstPause, retryAfter);
        if (limited)
        {
            _limitedUntil = clock.After(pause);
        }
        else
        {
            pause = pause.Within(TimeSpan.Zero, MostOfAnOutage);
            (_illUntil, _probeAt) = (clock.After(pause), clock.After(pause / 2));
        }

        var asked = retryAfter is { } time ? $" and asks to wait {RetryAfterHeader.Describe(time)}" : string.Empty;
        var unless = limited ? string.Empty : ", unless one that is read meanwhile finds it well again";
        _words = pause > Backoff.Silence
            ? string.Create(CultureInfo.InvariantCulture, $"The service answers {status}{asked}. No task is read for {Math.Ceiling(pause.TotalSeconds)} s{unless}. The tasks go on.")
            : null;
    }

    /// <summary>Tells whoever waits of a long hold, each once until the service is well again.</summary>
    public void Tell(IEnumerable<TaskWaiter> waiters)
    {
        foreach (var observer in _words is null || Hold == TimeSpan.Zero ? [] : waiters.Select(w => w.Observer).OfType<IRunwayObserver>())
        {
            if (_told.TryAdd(observer, this))
            {
                observer.Tell(o => o.OnWarning(_words!));
            }
        }
    }

    /// <summary>Takes the one read that may go out during an outage; false where it is too early, or taken.</summary>
    public bool TryProbe()
    {
        var now = clock.GetTimestamp();
        if (now < _limitedUntil || now < _probeAt || now >= _illUntil)
        {
            return false;
        }

        _probeAt = long.MaxValue;
        return true;
    }

    /// <summary>An answer came: the next push-back starts small again, and where a probe brought it, the outage is over.</summary>
    public void Release(bool probe)
    {
        _pushBacks = 0;
        if (probe)
        {
            _illUntil = 0;
        }

        if (Hold == TimeSpan.Zero)
        {
            _words = null;
            _told.Clear();
        }
    }
}
