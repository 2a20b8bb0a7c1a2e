namespace Runway.Emulator;

/// <summary>
/// A clock with timers that starts at the current time and runs faster or slower than real time. The emulator and its client
/// must use the same one.
/// </summary>
public sealed class ScaledTimeProvider : TimeProvider
{
    private readonly double _rate;
    private readonly long _startTimestamp = System.GetTimestamp();
    private readonly DateTimeOffset _start = System.GetUtcNow();

    /// <summary>Creates a clock that runs <paramref name="rate"/> times as fast as real time.</summary>
    /// <param name="rate">Seconds of this clock per real second; finite and above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is zero, negative or not finite.</exception>
    public ScaledTimeProvider(double rate)
    {
        if (!double.IsFinite(rate) || rate <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "The rate must be finite and above zero.");
        }

        _rate = rate;
    }

    /// <summary>Seconds of this clock per real second.</summary>
    public double Rate => _rate;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => (long)(System.GetElapsedTime(_startTimestamp).Ticks * _rate);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start.AddTicks(GetTimestamp());

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(System.CreateTimer(callback, state, ToReal(dueTime), ToReal(period)), this);

    // Rounded up to the millisecond resolution of timers, plus one for the current millisecond: a timer that fires early by this
    // clock would cause a busy loop in its owner.
    private TimeSpan ToReal(TimeSpan scaled) =>
        scaled <= TimeSpan.Zero ? scaled : TimeSpan.FromMilliseconds(Math.Ceiling(scaled.TotalMilliseconds / _rate) + 1);

    private sealed class ScaledTimer(ITimer real, ScaledTimeProvider clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) =>
            real.Change(clock.ToReal(dueTime), clock.ToReal(period));

        public void Dispose() => real.Dispose();

        public ValueTask DisposeAsync() => real.DisposeAsync();
    }
}
