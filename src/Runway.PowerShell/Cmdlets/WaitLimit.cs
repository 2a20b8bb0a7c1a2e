namespace Runway.PowerShell.Cmdlets;

/// <summary>A token that is cancelled after any number of seconds; the timers of .NET are limited to 49 days.</summary>
internal sealed class WaitLimit : IDisposable
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);
    private readonly CancellationTokenSource _source = new();
    private TimeProvider _clock = TimeProvider.System;
    private ITimer? _timer;
    private TimeSpan _limit;
    private long _start;

    public CancellationToken Token => _source.Token;

    /// <summary>Starts the timeout. Negative values and int.MaxValue mean no timeout.</summary>
    public void Start(TimeProvider clock, int seconds)
    {
        if (seconds is < 0 or int.MaxValue)
        {
            return;
        }

        (_clock, _limit, _start) = (clock, TimeSpan.FromSeconds(seconds), clock.GetTimestamp());
        _timer = clock.CreateTimer(_ => OnTimer(), null, Next(), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancels the token. Exceptions of its callbacks are ignored, because this may be a timer thread.</summary>
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

    // Timers truncate fractions of a millisecond.
    private TimeSpan Next()
    {
        var left = _limit - _clock.GetElapsedTime(_start);
        return left <= TimeSpan.Zero ? TimeSpan.Zero : left > LongestTimer ? LongestTimer : left + TimeSpan.FromMilliseconds(1);
    }
}
