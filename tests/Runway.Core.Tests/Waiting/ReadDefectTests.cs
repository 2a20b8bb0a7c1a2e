namespace Runway.Tests;

/// <summary>An exception in the scheduler or in the processing of a read ends neither the process nor the wait.</summary>
public sealed class ReadDefectTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private readonly ManualTimeProvider _time = new();
    private int _reads;

    [Fact]
    public void An_exception_on_the_timer_thread_delays_a_read_and_ends_no_wait()
    {
        var clock = new FaultyClock(_time);
        Start(clock, () => new Reading(ReadState.Over));

        clock.Faults = 1;
        _time.Advance(Interval + TimeSpan.FromMilliseconds(100));
        Assert.Equal((0, 0), (clock.Faults, _reads));

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, _reads);
    }

    [Fact]
    public void An_exception_while_a_read_is_processed_repeats_the_read()
    {
        Start(_time, () => _reads == 1 ? throw new InvalidOperationException() : new Reading(ReadState.Over));

        _time.Advance(Interval + TimeSpan.FromMilliseconds(100));
        Assert.Equal(1, _reads);

        _time.Advance(2 * Interval);
        Assert.Equal(2, _reads);
    }

    private void Start(TimeProvider clock, Func<Reading> told)
    {
        var gate = new object();
        var queue = new ReadQueue<string, object>(clock, gate, new ReadSchedule(clock), TimeSpan.Zero, 4, _ =>
        {
            _reads++;
            return Task.FromResult(told);
        });
        lock (gate)
        {
            queue.Add("a", new object(), new ReadKind("k", "text_to_image", "gen4_image", Interval), null, clock.After(Interval));
        }

        queue.Pump();
    }

    /// <summary>A clock that throws a set number of times.</summary>
    private sealed class FaultyClock(ManualTimeProvider time) : TimeProvider
    {
        public int Faults { get; set; }

        public override long TimestampFrequency => time.TimestampFrequency;

        public override long GetTimestamp()
        {
            if (Faults > 0)
            {
                Faults--;
                throw new InvalidOperationException();
            }

            return time.GetTimestamp();
        }

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => time.CreateTimer(callback, state, dueTime, period);
    }
}
