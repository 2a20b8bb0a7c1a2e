namespace Runway.Tests;

/// <summary>Thousands of waiting and throttled tasks, on virtual time.</summary>
public sealed class ReadBoundTests
{
    private static readonly Func<double, double> Steady = share => Math.Round(share, 2);

    public enum Order
    {
        OldestFirst,
        NewestFirst,
        AnyOrder,
    }

    [Fact]
    public void The_ends_of_ten_thousand_tasks_are_noticed_little_later_than_those_of_a_thousand()
    {
        var thousand = ReadSimulation.Batch(1000, 0.0003, 8, 8, Steady);
        var many = ReadSimulation.Batch(10_000, 0.0003, 8, 8, Steady);

        ReadSimulation.Run(thousand);
        ReadSimulation.Run(many);

        Assert.InRange(thousand.Max(i => i.Reads[^1]), 10, 11);
        Assert.InRange(many.Max(i => i.Reads[^1]), 10, 1.42 * thousand.Max(i => i.Reads[^1]));
        Assert.InRange(many.Average(i => i.Late), 0, many.Average(i => i.PlainLate));
    }

    [Theory]
    [InlineData(60, 60)]
    [InlineData(8, 40)]
    public void Reads_per_second_are_limited_and_tasks_with_an_expected_end_are_read_first(double shortest, double longest)
    {
        var items = ReadSimulation.Batch(10_000, 0.0003, shortest, longest, Steady);
        ReadSimulation.Run(items);

        var reads = items.SelectMany(i => i.Reads).GroupBy(at => (int)at).ToDictionary(g => g.Key, g => g.Count());
        Assert.All(reads.Values, count => Assert.InRange(count, 0, 2 * 3000));
        Assert.InRange(items.Sum(i => i.Reads.Count(at => at < shortest)), 0, 2000 + (400 * shortest));
        Assert.True(shortest < longest || items.Average(i => i.Late) < 1.5, $"{items.Average(i => i.Late):0.00} s");
    }

    [Theory]
    [InlineData(8, 8)]
    [InlineData(3, 3)]
    [InlineData(8, 40)]
    public void Ends_of_throttled_tasks_are_noticed_in_time_with_fewer_reads(double shortest, double longest)
    {
        foreach (var order in Enum.GetValues<Order>())
        {
            foreach (var progress in new Func<double, double>?[] { null, Steady, _ => 0.5 })
            {
                var items = Queue(400, 20, shortest, longest, order, progress);
                ReadSimulation.Run(items);
                var (late, plain) = (items.Average(i => i.Late), items.Average(i => i.PlainLate));
                Assert.True(late <= (1.1 * plain) + 0.05, $"{order}: {late:0.00} s, {plain:0.00} s by plain reads");
                Assert.True(shortest < 5 || items.Sum(i => i.Reads.Count) < 0.65 * items.Sum(i => (i.End - i.Created) / 5.05), $"{order}: reads");
            }
        }
    }

    [Fact]
    public void Tasks_far_back_in_a_queue_of_ten_thousand_are_read_seldom_and_ends_are_noticed_in_time()
    {
        var items = Queue(10_000, 20, 8, 8, Order.OldestFirst, Steady);

        var ended = ReadSimulation.Run(items, 120);

        Assert.InRange(items.Sum(i => i.Reads.Count), 0, 400 * 120);
        Assert.InRange(ended.Average(i => i.Late), 0, 3);
        Assert.True(ended.Count > 200, $"{ended.Count}");
    }

    [Fact]
    public void A_throttled_task_is_read_every_second_interval_and_a_running_one_every_interval()
    {
        var item = new Simulated(0, 42, 80, ReadSimulation.Kind) { Progress = null };

        ReadSimulation.Run([item]);

        foreach (var (before, after) in item.Reads.Zip(item.Reads.Skip(1)))
        {
            var distance = before < item.Start ? 10 : 5;
            Assert.InRange(after - before, distance, distance + 0.12);
        }
    }

    private static List<Simulated> Queue(int count, int slots, double shortest, double longest, Order order, Func<double, double>? progress)
    {
        var random = new Random(1);
        var free = new PriorityQueue<int, double>(Enumerable.Range(0, slots).Select(s => (s, 0d)));
        var waiting = Enumerable.Range(0, count).ToList();
        var items = new Simulated[count];
        while (waiting.Count > 0)
        {
            var at = order switch
            {
                Order.OldestFirst => 0,
                Order.NewestFirst => waiting.Count - 1,
                _ => random.Next(waiting.Count),
            };
            free.TryDequeue(out var slot, out var start);
            var end = start + shortest + ((longest - shortest) * random.NextDouble());
            items[waiting[at]] = new Simulated(0, start, end, ReadSimulation.Kind) { Progress = progress };
            free.Enqueue(slot, end);
            waiting.RemoveAt(at);
        }

        return [.. items];
    }
}
