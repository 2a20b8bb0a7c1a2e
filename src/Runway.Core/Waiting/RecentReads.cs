using Runway.Http;

namespace Runway.Waiting;

/// <summary>
/// The last read of each task that nothing waits for: when it was and what it gave, kept until the task may be read again.
/// Guarded by the poller's lock.
/// </summary>
internal sealed class RecentReads(TimeProvider clock, TimeSpan interval)
{
    private const int SweepAt = 256;
    private readonly Dictionary<TaskKey, (long At, RunwayTask? Seen)> _last = [];
    private int _sweepAt = SweepAt;

    /// <summary>A read ended just now.</summary>
    public void Note(TaskKey key, RunwayTask? seen)
    {
        _last[key] = (clock.GetTimestamp(), seen);
        if (_last.Count >= _sweepAt)
        {
            foreach (var (old, (at, _)) in _last)
            {
                if (clock.GetElapsedTime(at) >= interval)
                {
                    _last.Remove(old);
                }
            }

            _sweepAt = Math.Max(SweepAt, _last.Count * 2);
        }
    }

    /// <summary>Forgets what the last read saw, and not when it was.</summary>
    public void Forget(TaskKey key)
    {
        if (_last.TryGetValue(key, out var last))
        {
            _last[key] = (last.At, null);
        }
    }

    /// <summary>The first moment at which it may be read again; null when that is now.</summary>
    public long? NextAllowed(TaskKey key) => _last.TryGetValue(key, out var last) ? NextAllowed(last.At) : null;

    /// <summary>What the last read saw; null where it may be read again, or the read saw nothing.</summary>
    public RunwayTask? Seen(TaskKey key) => _last.TryGetValue(key, out var last) && NextAllowed(last.At) is not null ? last.Seen : null;

    /// <summary>The first moment at which what was read at a moment may be read again; null when that is now.</summary>
    public long? NextAllowed(long at) =>
        clock.GetElapsedTime(at) < interval ? at + clock.Ticks(interval) : null;
}
