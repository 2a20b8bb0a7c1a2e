namespace Runway;

/// <summary>
/// Holds back all reads of one service while it pushes back (429, 502, 503, 504). Guarded by the poller's lock.
/// </summary>
internal sealed class ServiceBrake(TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private int _pushBacks;

    /// <summary>Nothing is read before this moment, in timestamps of the clock.</summary>
    public long Until { get; private set; }

    /// <summary>The service asked for less: pause at least as long as it said, longer each time in a row.</summary>
    public void Pull(TimeSpan? retryAfter)
    {
        _pushBacks++;
        var pause = Backoff.Delay(_pushBacks, FirstPause, retryAfter);
        Until = Math.Max(Until, clock.After(pause));
    }

    /// <summary>An answer came: the next push-back starts small again.</summary>
    public void Release() => _pushBacks = 0;
}
