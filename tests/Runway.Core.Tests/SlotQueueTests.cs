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
        var (late, plainLate, reads, plainReads) = Simulate(count, slots, run, run, order, TimeSpan.FromMinutes(run < 20 ? 2 : 30), progress: 0, pause: run / 10);

        Assert.True(late <= 1.15 * plainLate, $"{late:0.00} s by the plan, {plainLate:0.00} s without");
        Assert.True(reads <= share * plainReads, $"{reads:N0} reads instead of {plainReads:N0}");
    }

    [Theory]
    [InlineData(8, 8, 1.4)]
    [InlineData(6, 10, 2.4)]
    [InlineData(8, 40, 1.4)]
    public void The_end_of_a_task_that_got_its_slot_unseen_is_told_by_its_progress(double shortest, double longest, double most)
    {
        var (late, _, _, _) = Simulate(400, 20, shortest, longest, Order.OldestFirst, TimeSpan.FromHours(1), progress: null);

        Assert.True(late <= most, $"{late:0.00} s");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.02)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void A_progress_that_means_nothing_does_little_harm(double progress)
    {
        foreach (var longest in new[] { 8, 40 })
        {
            var (late, _, _, _) = Simulate(400, 20, 8, longest, Order.OldestFirst, TimeSpan.FromHours(1), progress);
            Assert.True(late <= 2.7, $"8 to {longest} s: {late:0.00} s");
        }
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

    // What the reads of so long a time tell, and what reads every five seconds would. A slot may stay empty for up to a pause.
    private static (double Late, double PlainLate, int Reads, double PlainReads) Simulate(
        int count, int slots, double shortest, double longest, Order order, TimeSpan time, double? progress, double pause = 0)
    {
        var random = new Random(1);
        var clock = new ManualTimeProvider();
        var kind = new TaskKind(clock);
        var runs = Runs(count, slots, shortest, longest, pause, order, random);
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
            var (start, end) = runs[i];
            var status = due >= end ? "SUCCEEDED" : due >= start ? "RUNNING" : "THROTTLED";
            plans[i].Note(status, due < start ? null : progress ?? Math.Min(1, (due - start) / (end - start)));
            if (due >= end)
            {
                (late, ended) = (late + due - end, ended + 1);
            }
            else
            {
                queue.Enqueue(i, due + plans[i].Distance().TotalSeconds + (0.1 * random.NextDouble()));
            }
        }

        var done = runs.Select(r => r.End).Where(e => e < time.TotalSeconds).ToList();
        var plainLate = done.Average(e => (Math.Ceiling(e / 5.05) * 5.05) - e);
        return (late / ended, plainLate, reads, runs.Sum(r => Math.Min(r.End, time.TotalSeconds) / 5.05));
    }

    private static (double Start, double End)[] Runs(int count, int slots, double shortest, double longest, double pause, Order order, Random random)
    {
        var free = new PriorityQueue<int, double>(Enumerable.Range(0, slots).Select(s => (s, 0d)));
        var waiting = Enumerable.Range(0, count).ToList();
        var runs = new (double Start, double End)[count];
        while (waiting.Count > 0)
        {
            var at = order switch
            {
                Order.OldestFirst => 0,
                Order.NewestFirst => waiting.Count - 1,
                _ => random.Next(waiting.Count),
            };
            free.TryDequeue(out var slot, out var from);
            var share = random.NextDouble();
            var start = from + (pause * share);
            runs[waiting[at]] = (start, start + shortest + ((longest - shortest) * share));
            free.Enqueue(slot, runs[waiting[at]].End);
            waiting.RemoveAt(at);
        }

        return runs;
    }
}
