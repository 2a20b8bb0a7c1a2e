namespace Runway.Tests;

/// <summary>How often tasks are read, and how long after their end, where the service says how much of each is done.</summary>
public sealed class ProgressTrendTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly Random Dice = new(7);

    [Theory]
    [InlineData(30, 40, 0.8)]
    [InlineData(55, 65, 0.6)]
    [InlineData(200, 600, 0.45)]
    public void A_task_whose_progress_is_steady_is_read_less_often_and_noticed_sooner(double shortest, double longest, double share)
    {
        var (reads, late) = Simulate(shortest, longest, (age, length) => Math.Round(age / length, 2));
        var (plainReads, plainLate) = Simulate(shortest, longest, (_, _) => null);

        Assert.True(reads <= share * plainReads, $"{reads:0.0} reads for each task, {plainReads:0.0} without progress");
        Assert.True(late < plainLate, $"{late:0.00} s, {plainLate:0.00} s without progress");
    }

    /// <summary>What a service may say of progress that is no measure of time.</summary>
    public static TheoryData<string, Func<double, double, double?>> Misleading => new()
    {
        { "always the same", (_, _) => 0.5 },
        { "always nearly done", (_, _) => 0.99 },
        { "at random", (_, _) => Dice.NextDouble() },
        { "slow and then quick", (age, length) => Math.Pow(age / length, 3) },
        { "quick and then slow", (age, length) => Math.Sqrt(age / length) },
        { "nothing, then all", (age, length) => age < length * 0.9 ? 0.01 : 0.95 },
    };

    [Theory]
    [MemberData(nameof(Misleading))]
    public void A_progress_that_is_no_measure_of_time_delays_nothing_for_long(string what, Func<double, double, double?> progress)
    {
        var (_, late) = Simulate(30, 90, progress);
        var (_, plain) = Simulate(30, 90, (_, _) => null);

        Assert.True(late <= plain * 1.2, $"{what}: {late:0.00} s, {plain:0.00} s without progress");
    }

    [Fact]
    public void No_two_reads_are_closer_than_the_interval()
    {
        var clock = new ManualTimeProvider();
        var trend = new ProgressTrend(clock, Interval);
        for (var age = 5; age < 20; age += 5)
        {
            clock.Advance(Interval);
            Assert.True((trend.Note(age / 20.0) ?? Interval) >= Interval);
        }
    }

    private static (double Reads, double Late) Simulate(double shortest, double longest, Func<double, double, double?> progress)
    {
        var random = new Random(1);
        var (reads, late) = (0, 0d);
        const int Tasks = 500;
        for (var i = 0; i < Tasks; i++)
        {
            var clock = new ManualTimeProvider();
            var trend = new ProgressTrend(clock, Interval);
            var length = shortest + ((longest - shortest) * random.NextDouble());
            for (var next = Interval; ; reads++)
            {
                clock.Advance(next + (TimeSpan.FromMilliseconds(100) * random.NextDouble()));
                var age = clock.Elapsed.TotalSeconds;
                if (age >= length)
                {
                    late += age - length;
                    reads++;
                    break;
                }

                next = trend.Note(progress(age, length)) ?? Interval;
            }
        }

        return ((double)reads / Tasks, late / Tasks);
    }
}
