namespace Runway.Tests;

/// <summary>How long after its end a task is read, in the mean: by the plan, and by plain reads every five seconds.</summary>
public sealed class ReadPlanTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Lengths in seconds, and the most that the plan may take of what plain reads take.</summary>
    public static TheoryData<double, double, double> Lengths => new()
    {
        // Those that are alike are met; those that are not, or that a read every five seconds meets by luck, cost nothing.
        { 8, 8, 0.5 },
        { 2, 2, 1.02 },
        { 13, 13, 1.02 },
        { 18, 22, 1.1 },
        { 8, 40, 1.1 },
        { 81, 99, 1.1 },
    };

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_burst_and_a_stream_of_tasks_are_noticed_in_time(double shortest, double longest, double share)
    {
        foreach (var pace in new[] { 0.0007, 0.1 })
        {
            var (planned, plain, _) = Simulate(500, pace, shortest, longest, progress: null);
            Assert.True(planned <= share * plain, $"one each {pace} s: {planned:0.00} s by the plan, {plain:0.00} s without");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(1)]
    public void A_progress_that_means_nothing_does_little_harm(double progress)
    {
        var (planned, plain, _) = Simulate(500, 0.0007, 8, 40, progress);

        Assert.True(planned <= 1.15 * plain, $"{planned:0.00} s by the plan, {plain:0.00} s without");
    }

    [Theory]
    [InlineData(59, 61, 0.3)]
    [InlineData(55, 90, 0.7)]
    [InlineData(8, 40, 1)]
    public void Of_a_crowd_few_are_read_until_the_first_ends_and_all_are_noticed_in_time(double shortest, double longest, double share)
    {
        var (planned, plain, reads) = Simulate(4000, 0.0007, shortest, longest, progress: null);

        Assert.True(planned <= 1.1 * plain, $"{planned:0.00} s by the plan, {plain:0.00} s without");
        Assert.True(reads <= share * (shortest + longest) / 2 / 5, $"{reads:0.0} reads for each task");
    }

    [Fact]
    public void The_few_that_speak_for_a_crowd_are_not_the_last_to_be_known()
    {
        // Created over 2.4 s and done 8 s later. Who was read just before the first end was seen is read five seconds later.
        var last = 0d;
        Simulate(4000, 0.0006, 8, 8, progress: null, at => last = at);

        Assert.InRange(last, 10.4, 8.5 + 5.2);
    }

    [Fact]
    public void A_task_alone_is_read_as_soon_as_it_may_be()
    {
        var clock = new ManualTimeProvider();
        var plan = new ReadPlan(new TaskKind(clock), 0, clock.GetTimestamp(), clock, Interval);
        clock.Advance(Interval);

        Assert.Equal(TimeSpan.Zero, plan.Hold());
    }

    [Fact]
    public void A_task_that_waits_for_a_slot_is_read_less_often_once_it_is_known_how_long_they_run()
    {
        var clock = new ManualTimeProvider();
        var kind = new TaskKind(clock);
        var waiting = new ReadPlan(kind, 0, clock.GetTimestamp(), clock, Interval);
        var running = new ReadPlan(kind, 1, clock.GetTimestamp(), clock, Interval);
        waiting.Note("THROTTLED", null);
        Assert.Equal(Interval, waiting.Distance());

        clock.Advance(TimeSpan.FromSeconds(40));
        running.Note("RUNNING", null);
        clock.Advance(Interval);
        running.Note("SUCCEEDED", null);

        // Half of what it took at least: a task that gets its slot right after a read is seen at work before its end.
        Assert.Equal(TimeSpan.FromSeconds(20), waiting.Distance());
        waiting.Note("RUNNING", null);
        Assert.Equal(Interval, waiting.Distance());
    }

    [Fact]
    public void No_read_is_held_back_for_longer_than_one_interval()
    {
        var clock = new ManualTimeProvider();
        var kind = new TaskKind(clock);
        for (var i = 0; i < 20; i++)
        {
            kind.FromCreation.NoteEnd(TimeSpan.FromSeconds(9.9), TimeSpan.FromSeconds(10.4));
        }

        var plan = new ReadPlan(kind, 1, clock.GetTimestamp(), clock, Interval);
        clock.Advance(Interval);

        Assert.InRange(plan.Hold(), TimeSpan.Zero, Interval);
    }

    private static (double Planned, double Plain, double Reads) Simulate(int count, double pace, double shortest, double longest, double? progress, Action<double>? noticed = null)
    {
        var random = new Random(1);
        var clock = new ManualTimeProvider();
        var kind = new TaskKind(clock);
        var queue = new PriorityQueue<(ReadPlan? Plan, double Created, double End), double>();
        for (var i = 0; i < count; i++)
        {
            var created = i * pace;
            queue.Enqueue((null, created, created + shortest + ((longest - shortest) * random.NextDouble())), created);
        }

        var (planned, plain, reads) = (0d, 0d, 0d);
        while (queue.TryDequeue(out var task, out var due))
        {
            clock.Advance(TimeSpan.FromSeconds(due) - clock.Elapsed);
            if (task.Plan is null)
            {
                plain += (Math.Ceiling((task.End - due) / 5.05) * 5.05) - (task.End - due);
                queue.Enqueue(task with { Plan = new ReadPlan(kind, kind.Next(), clock.GetTimestamp(), clock, Interval) }, due + 5 + (0.1 * random.NextDouble()));
            }
            else if (task.Plan.Hold() is { TotalSeconds: > 0 } hold)
            {
                queue.Enqueue(task, due + Math.Clamp(hold.TotalSeconds, 0.001, 0.5));
            }
            else
            {
                reads++;
                task.Plan.Note(due >= task.End ? "SUCCEEDED" : "RUNNING", progress ?? (due - task.Created) / (task.End - task.Created));
                planned += due >= task.End ? due - task.End : 0;
                noticed?.Invoke(due);
                if (due < task.End)
                {
                    queue.Enqueue(task, due + 5 + (0.1 * random.NextDouble()));
                }
            }
        }

        return (planned / count, plain / count, reads / count);
    }
}
