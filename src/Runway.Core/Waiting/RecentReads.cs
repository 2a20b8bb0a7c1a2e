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

    /// <summary>Records a read that has just ended.</summary>
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

    /// <summary>Forgets the result of the last read and keeps its time.</summary>
    public void Forget(TaskKey key)
    {
        if (_last.TryGetValue(key, out var last))
        {
            _last[key] = (last.At, null);
        }
    }

    /// <summary>When the task may be read again; null for now.</summary>
    public long? NextAllowed(TaskKey key) => _last.TryGetValue(key, out var last) ? NextAllowed(last.At) : null;

    /// <summary>The result of the last read; null without one, or when the task may be read again.</summary>
    public RunwayTask? Seen(TaskKey key) => _last.TryGetValue(key, out var last) && NextAllowed(last.At) is not null ? last.Seen : null;

    /// <summary>When a task that was read at a time may be read again; null for now.</summary>
    public long? NextAllowed(long at) =>
        clock.GetElapsedTime(at) < interval ? at + clock.Ticks(interval) : null;
}
