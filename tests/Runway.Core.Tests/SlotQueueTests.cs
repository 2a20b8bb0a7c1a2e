namespace Runway.Tests;

/// <summary>Tasks that wait for a slot: how often they are read, and how soon their ends are noticed, on virtual time.</summary>
public sealed class SlotQueueTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public enum Order
    {
        OldestFirst,
        NewestFirst,
        AnyOrder,
    }

    [Theory]
    [InlineData(1000, 20, 10, Order.OldestFirst, 0.3)]
    [InlineData(2000, 200, 10, Order.OldestFirst, 0.65)]
    [InlineData(200, 5, 60, Order.OldestFirst, 0.25)]
    [InlineData(500, 20, 10, Order.NewestFirst, 1)]
    [InlineData(500, 20, 10, Order.AnyOrder, 1)]
    public void A_queue_that_moves_in_order_is_read_seldom_and_in_any_order_no_end_is_noticed_late(int count, int slots, double run, Order order, double share)
    {
        var (late, plainLate, reads, plainReads) = Simulate(count, slots, run, order, TimeSpan.FromMinutes(run < 20 ? 2 : 30));

        Assert.True(late <= 1.15 * plainLate, $"{late:0.00} s by the plan, {plainLate:0.00} s without");
        Assert.True(reads <= share * plainReads, $"{reads:N0} reads instead of {plainReads:N0}");
    }

    [Fact]
    public void What_was_long_ago_foretells_nothing()
    {
        var clock = new ManualTimeProvider();
        var slots = new SlotQueue(clock);
        clock.Advance(Interval);
        slots.NoteStart(0);
        Assert.Equal(TimeSpan.FromSeconds(50), slots.Wait(10));

        clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(slots.Wait(10));
    }

    // What the reads of so long a time tell, and what reads every five seconds would.
    private static (double Late, double PlainLate, int Reads, double PlainReads) Simulate(int count, int slots, double run, Order order, TimeSpan time)
    {
        var random = new Random(1);
        var clock = new ManualTimeProvider();
        var kind = new TaskKind(clock);
        var ends = Ends(count, slots, run, order, random);
        var queue = new PriorityQueue<int, double>();
        var plans = new ReadPlan[count];
        for (var i = 0; i < count; i++)
        {
            plans[i] = new ReadPlan(kind, kind.Next(), clock.GetTimestamp(), clock, Interval);
            queue.Enqueue(i, 5 + (0.1 * random.NextDouble()));
        }

        var (late, ended, reads) = (0d, 0, 0);
        while (queue.TryDequeue(out var i, out var due) && due < time.TotalSeconds)
        {
            clock.Advance(TimeSpan.FromSeconds(due) - clock.Elapsed);
            if (plans[i].Hold() is { TotalSeconds: > 0 } hold)
            {
                queue.Enqueue(i, due + Math.Clamp(hold.TotalSeconds, 0.001, 0.5));
                continue;
            }

            reads++;
            plans[i].Note(due >= ends[i] ? "SUCCEEDED" : due >= ends[i] - run ? "RUNNING" : "THROTTLED", null);
            if (due >= ends[i])
            {
                (late, ended) = (late + due - ends[i], ended + 1);
            }
            else
            {
                queue.Enqueue(i, due + plans[i].Distance().TotalSeconds + (0.1 * random.NextDouble()));
            }
        }

        var done = ends.Where(e => e < time.TotalSeconds).ToList();
        var plainLate = done.Average(e => (Math.Ceiling(e / 5.05) * 5.05) - e);
        return (late / ended, plainLate, reads, ends.Sum(e => Math.Min(e, time.TotalSeconds) / 5.05));
    }

    private static double[] Ends(int count, int slots, double run, Order order, Random random)
    {
        var free = new PriorityQueue<int, double>(Enumerable.Range(0, slots).Select(s => (s, 0d)));
        var waiting = Enumerable.Range(0, count).ToList();
        var ends = new double[count];
        while (waiting.Count > 0)
        {
            var at = order switch
            {
                Order.OldestFirst => 0,
                Order.NewestFirst => waiting.Count - 1,
                _ => random.Next(waiting.Count),
            };
            free.TryDequeue(out var slot, out var from);
            ends[waiting[at]] = from + (run * (1 + (0.1 * random.NextDouble())));
            free.Enqueue(slot, ends[waiting[at]]);
            waiting.RemoveAt(at);
        }

        return ends;
    }
}
