namespace Runway;

/// <summary>
/// Remembers when a task that nobody waits for was last read, for as long as that forbids the next read. Guarded by the
/// poller's lock.
/// </summary>
internal sealed class RecentReads(TimeProvider clock, TimeSpan interval)
{
    private const int SweepAt = 256;
    private readonly Dictionary<TaskKey, long> _last = [];
    private int _sweepAt = SweepAt;

    /// <summary>A read ended just now.</summary>
    public void Note(TaskKey key)
    {
        _last[key] = clock.GetTimestamp();
        if (_last.Count >= _sweepAt)
        {
            foreach (var (old, at) in _last)
            {
                if (clock.GetElapsedTime(at) >= interval)
                {
                    _last.Remove(old);
                }
            }

            _sweepAt = Math.Max(SweepAt, _last.Count * 2);
        }
    }

    /// <summary>The first moment at which it may be read again; null when that is now.</summary>
    public long? NextAllowed(TaskKey key) => _last.TryGetValue(key, out var at) ? NextAllowed(at) : null;

    /// <summary>The first moment at which what was read at a moment may be read again; null when that is now.</summary>
    public long? NextAllowed(long at) =>
        clock.GetElapsedTime(at) < interval ? at + clock.Ticks(interval) : null;
}
