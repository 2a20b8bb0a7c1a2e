namespace Runway.PowerShell.Cmdlets;

/// <summary>A token that is cancelled once a number of seconds has passed, however many they are: the timers of .NET take 49 days.</summary>
internal sealed class WaitLimit : IDisposable
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);
    private readonly CancellationTokenSource _source = new();
    private TimeProvider _clock = TimeProvider.System;
    private ITimer? _timer;
    private TimeSpan _limit;
    private long _start;

    public CancellationToken Token => _source.Token;

    /// <summary>Starts to count. Less than zero, and the most that an Int32 holds, set no limit.</summary>
    public void Start(TimeProvider clock, int seconds)
    {
        if (seconds is < 0 or int.MaxValue)
        {
            return;
        }

        (_clock, _limit, _start) = (clock, TimeSpan.FromSeconds(seconds), clock.GetTimestamp());
        _timer = clock.CreateTimer(_ => OnTimer(), null, Next(), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends the time at once. What others do when they hear of it is their own affair: it may be the thread of a timer.</summary>
    public void Cancel()
    {
        try
        {
            _source.Cancel();
        }
        catch (Exception)
        {
            // An exception here would end the process.
        }
    }

    public void Dispose() => _timer?.Dispose();

    private void OnTimer()
    {
        if (_clock.GetElapsedTime(_start) >= _limit)
        {
            Cancel();
        }
        else
        {
            _timer?.Change(Next(), Timeout.InfiniteTimeSpan);
        }
    }

    // Timers cut fractions of a millisecond off.
    private TimeSpan Next()
    {
        var left = _limit - _clock.GetElapsedTime(_start);
        return left <= TimeSpan.Zero ? TimeSpan.Zero : left > LongestTimer ? LongestTimer : left + TimeSpan.FromMilliseconds(1);
    }
}
