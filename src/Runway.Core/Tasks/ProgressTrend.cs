namespace Runway;

/// <summary>
/// When a task will end by its own progress, which is believed once two forecasts in a row agree. A task that is far from its
/// end need not be read every few seconds, and one that is near it is best read right after it. Guarded by the poller's lock.
/// </summary>
/// <param name="clock">The clock.</param>
/// <param name="interval">The least time between two reads.</param>
internal sealed class ProgressTrend(TimeProvider clock, TimeSpan interval)
{
    // How far two forecasts may lie apart, and how long after the forecast end it is read, in parts of the time it was
    // watched: progress comes in steps of a hundredth, and a read just before the end is the worst there is.
    private const double Tolerance = 0.1;
    private const double Margin = 0.02;
    private static readonly TimeSpan LeastMargin = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private (long At, double Progress)? _first;
    private TimeSpan? _forecast;
    private double _last;
    private bool _wentBack;

    /// <summary>An answer that does not end the wait.</summary>
    /// <param name="progress">What the service says is done of it, 0 to 1; null while it does not run.</param>
    /// <returns>The time until the next read, never less than the interval; null where the progress tells nothing.</returns>
    public TimeSpan? Note(double? progress)
    {
        // What goes back measures nothing.
        _wentBack |= progress < _last;
        _last = progress ?? _last;
        if (_wentBack || progress is not (> 0 and < 1))
        {
            (_first, _forecast) = (null, null);
            return null;
        }

        if (_first is not { } first)
        {
            _first = (clock.GetTimestamp(), progress.Value);
            return null;
        }

        // From the first time it was seen at work, when part of it was done, to its end.
        var watched = clock.GetElapsedTime(first.At);
        var rate = (progress.Value - first.Progress) / watched.TotalSeconds;
        var before = _forecast;
        _forecast = rate > 0 ? TimeSpan.FromSeconds(Math.Min((1 - first.Progress) / rate, TimeSpan.MaxValue.TotalSeconds / 2)) : null;
        return _forecast is { } end && before is { } said && (end - said).Duration() <= end * Tolerance && end > watched ? Until(end, watched) : null;
    }

    private TimeSpan Until(TimeSpan end, TimeSpan watched)
    {
        var (rest, margin) = (end - watched, end * Margin);
        var after = rest + margin.Within(LeastMargin, interval / 2);
        var next = after <= interval * 2 ? after : rest / 2;
        return next.Within(interval, Longest);
    }
}
