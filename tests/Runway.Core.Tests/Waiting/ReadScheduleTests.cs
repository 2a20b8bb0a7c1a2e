namespace Runway.Tests;

/// <summary>The times of reads, on virtual time: the rules of docs/performance.md.</summary>
public sealed class ReadScheduleTests
{
    private const double Interval = 5;
    private const double Jitter = 0.1;
    private static readonly Random Dice = new(7);

    /// <summary>Durations in seconds.</summary>
    public static TheoryData<double, double> Lengths => new() { { 8, 8 }, { 2, 2 }, { 13, 13 }, { 18, 22 }, { 8, 40 }, { 81, 99 } };

    /// <summary>Irregular progress by the elapsed share of the duration.</summary>
    public static TheoryData<string, Func<double, double>?> Misleading => new()
    {
        { "nothing", null },
        { "always the same", _ => 0.5 },
        { "always nearly done", _ => 0.99 },
        { "always done", _ => 1 },
        { "at random", _ => Dice.NextDouble() },
        { "slow and then quick", share => Math.Pow(share, 3) },
        { "quick and then slow", share => Math.Sqrt(share) },
        { "nothing, then all", share => share < 0.9 ? 0.01 : 0.95 },
    };

    [Theory]
    [MemberData(nameof(Lengths))]
    public void No_end_is_noticed_later_on_average_than_by_plain_reads(double shortest, double longest)
    {
        foreach (var pace in new[] { 0.0007, 0.1, 7 })
        {
            foreach (var progress in new Func<double, double>?[] { null, share => Math.Round(share, 2) })
            {
                AssertInTime(ReadSimulation.Batch(pace > 1 ? 100 : 500, pace, shortest, longest, progress), 1.1, $"one each {pace} s");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Misleading))]
    public void Irregular_progress_does_not_delay_the_notice_of_an_end(string what, Func<double, double>? progress)
    {
        AssertInTime(ReadSimulation.Batch(500, 0.0007, 8, 40, progress), 1.1, what);
        AssertInTime(ReadSimulation.Batch(500, 0.0007, 30, 90, progress), 1.1, what);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9.5)]
    [InlineData(13)]
    [InlineData(22)]
    public void If_tasks_of_the_same_kind_have_ended_an_end_is_noticed_in_about_one_second(double length)
    {
        var before = ReadSimulation.Batch(40, 2, length, length, null);
        var batch = ReadSimulation.Batch(500, 0.0007, length, length, null, from: 120);
        var stream = ReadSimulation.Batch(500, 0.3, length, length, null, from: 180);

        ReadSimulation.Run([.. before, .. batch, .. stream]);

        Assert.InRange(batch.Average(i => i.Late), 0, 1.2);
        Assert.InRange(stream.Average(i => i.Late), 0, 1.2);
    }

    [Theory]
    [InlineData(18, 22)]
    [InlineData(30, 40)]
    [InlineData(55, 65)]
    public void If_the_progress_is_steady_an_end_is_noticed_in_about_one_second(double shortest, double longest)
    {
        var items = ReadSimulation.Batch(200, 0.0007, shortest, longest, share => Math.Round(share, 2));

        ReadSimulation.Run(items);

        Assert.InRange(items.Average(i => i.Late), 0, 1.2);
    }

    [Fact]
    public void Two_reads_are_at_least_one_and_at_most_two_intervals_apart()
    {
        foreach (var progress in new Func<double, double>?[] { null, share => Math.Round(share, 2), _ => Dice.NextDouble() })
        {
            var items = ReadSimulation.Batch(1000, 0.02, 5, 60, progress);
            ReadSimulation.Run(items);

            Assert.All(items, i => Assert.InRange(i.Reads[0] - i.Created, Interval, (2 * Interval) + (2 * Jitter)));
            Assert.All(items.SelectMany(i => i.Reads.Zip(i.Reads.Skip(1))), pair => Assert.InRange(pair.Second - pair.First, Interval, (2 * Interval) + (2 * Jitter)));
            Assert.All(items, i => Assert.InRange(i.Late, 0, (2 * Interval) + (2 * Jitter)));
        }
    }

    [Fact]
    public void A_single_task_is_read_at_every_interval()
    {
        var item = new Simulated(0, 0, 23, ReadSimulation.Kind) { Progress = null };

        ReadSimulation.Run([item]);

        Assert.All(item.Reads.Prepend(0).Zip(item.Reads), pair => Assert.InRange(pair.Second - pair.First, Interval, Interval + Jitter + 0.01));
    }

    [Fact]
    public void A_kind_has_an_interval_of_its_own()
    {
        var sessions = ReadSimulation.Kind with { Operation = "session", Interval = TimeSpan.FromSeconds(1) };
        var (session, task) = (new Simulated(0, 0, 12.5, sessions) { Progress = null }, new Simulated(0, 0, 12.5, ReadSimulation.Kind) { Progress = null });

        ReadSimulation.Run([session, task]);

        Assert.All(session.Reads.Zip(session.Reads.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 1, 1 + Jitter + 0.01));
        Assert.InRange(session.Late, 0, 1.2);
        Assert.Equal(3, task.Reads.Count);
    }

    [Fact]
    public void The_durations_of_one_kind_are_not_used_for_another()
    {
        var other = ReadSimulation.Kind with { Model = "another" };
        var short8 = ReadSimulation.Batch(50, 0.1, 8, 8, null);
        var long23 = ReadSimulation.Batch(50, 0.1, 22, 22, null, from: 30).ConvertAll(i => i with { Kind = other });

        ReadSimulation.Run([.. short8, .. long23]);

        // Reads that were delayed to 8 s would come at 13 and 18 s and not see the end before 23 s.
        Assert.All(long23.Take(10), i => Assert.InRange(i.Reads[0] - i.Created, Interval, Interval + Jitter + 0.01));
    }

    private static void AssertInTime(List<Simulated> items, double share, string what)
    {
        ReadSimulation.Run(items);
        var (late, plain) = (items.Average(i => i.Late), items.Average(i => i.PlainLate));
        Assert.True(late <= (share * plain) + (Jitter / 2), $"{what}: {late:0.00} s, {plain:0.00} s by plain reads");
    }
}
