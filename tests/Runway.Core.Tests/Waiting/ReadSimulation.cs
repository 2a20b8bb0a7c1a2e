namespace Runway.Tests;

/// <summary>A simulated task: when it is created, gets its slot and ends, in seconds, and its progress.</summary>
internal sealed record Simulated(double Created, double Start, double End, ReadKind Kind)
{
    /// <summary>Its progress by the elapsed share of its run; null without progress.</summary>
    public Func<double, double>? Progress { get; init; } = share => Math.Round(share, 2);

    /// <summary>The times of its reads.</summary>
    public List<double> Reads { get; } = [];

    /// <summary>When it was last seen running; null if it was never seen.</summary>
    public double? SeenRunning { get; set; }

    /// <summary>The time from its end to the read that showed it.</summary>
    public double Late => Reads[^1] - End;

    /// <summary>The same with plain reads every five seconds and a mean jitter of 50 ms.</summary>
    public double PlainLate => (Math.Ceiling((End - Created) / 5.05) * 5.05) - (End - Created);
}

/// <summary>The queue and its schedule on virtual time, with reads that take no time.</summary>
internal static class ReadSimulation
{
    public static readonly ReadKind Kind = new("service", "text_to_image", "gen4_image", TimeSpan.FromSeconds(5));

    /// <summary>Runs until all have ended, or for a number of seconds.</summary>
    /// <returns>Those whose end was seen.</returns>
    public static IReadOnlyList<Simulated> Run(IEnumerable<Simulated> items, double seconds = double.MaxValue)
    {
        var (clock, gate) = (new ManualTimeProvider(), new object());
        var ended = new List<Simulated>();
        var jitter = new Random(1);
        var queue = new ReadQueue<Simulated, Simulated>(clock, gate, new ReadSchedule(clock), TimeSpan.FromMilliseconds(100), 48, item => Task.FromResult(() => Read(item)));
        var waiting = 0;
        foreach (var item in items.OrderBy(i => i.Created))
        {
            clock.Advance(TimeSpan.FromSeconds(item.Created) - clock.Elapsed);
            lock (gate)
            {
                var first = item.Kind.Interval + (TimeSpan.FromMilliseconds(100) * jitter.NextDouble());
                queue.Add(item, item, item.Kind, clock.GetUtcNow(), clock.GetTimestamp() + first.Ticks);
            }

            waiting++;
            queue.Pump();
        }

        while (ended.Count < waiting && clock.Elapsed.TotalSeconds < seconds)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        return ended;

        Reading Read(Simulated item)
        {
            var now = clock.Elapsed.TotalSeconds;
            item.Reads.Add(now);
            if (now >= item.End)
            {
                ended.Add(item);
                return new Reading(ReadState.Succeeded, 1);
            }

            if (now < item.Start)
            {
                return new Reading(ReadState.Queued);
            }

            item.SeenRunning = now;
            return new Reading(ReadState.Running, item.Progress?.Invoke((now - item.Start) / (item.End - item.Start)) ?? 0);
        }
    }

    /// <summary>A number of tasks, created at equal intervals, which run at once for durations between two values.</summary>
    public static List<Simulated> Batch(int count, double pace, double shortest, double longest, Func<double, double>? progress, double from = 0)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(i => (At: from + (i * pace), Length: shortest + ((longest - shortest) * random.NextDouble())))
            .Select(t => new Simulated(t.At, t.At, t.At + t.Length, Kind) { Progress = progress })];
    }
}
