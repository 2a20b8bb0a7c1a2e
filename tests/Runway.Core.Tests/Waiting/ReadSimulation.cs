namespace Runway.Tests;

/// <summary>One thing that is waited for: when it is created, gets its slot and ends, in seconds, and what its progress says.</summary>
internal sealed record Simulated(double Created, double Start, double End, ReadKind Kind)
{
    /// <summary>Its progress by the share of its run that is over; null for a service that tells none.</summary>
    public Func<double, double>? Progress { get; init; } = share => Math.Round(share, 2);

    /// <summary>When it was read.</summary>
    public List<double> Reads { get; } = [];

    /// <summary>When it was last seen at work before its end; null where it was never seen.</summary>
    public double? SeenRunning { get; set; }

    /// <summary>How long after its end the read came that told of it.</summary>
    public double Late => Reads[^1] - End;

    /// <summary>How long it would have been with plain reads every five seconds and a mean jitter of 50 ms.</summary>
    public double PlainLate => (Math.Ceiling((End - Created) / 5.05) * 5.05) - (End - Created);
}

/// <summary>The queue and its schedule at work on virtual time, with reads that take none.</summary>
internal static class ReadSimulation
{
    public static readonly ReadKind Kind = new("service", "text_to_image", "gen4_image", TimeSpan.FromSeconds(5));

    /// <summary>Runs to the end of all, or for so many seconds.</summary>
    /// <returns>Those that were seen to end.</returns>
    public static IReadOnlyList<Simulated> Run(IEnumerable<Simulated> items, double seconds = double.MaxValue)
    {
        var (clock, gate) = (new ManualTimeProvider(), new object());
        var ended = new List<Simulated>();
        var queue = new ReadQueue<Simulated, Simulated>(clock, gate, new ReadSchedule(clock), TimeSpan.FromMilliseconds(100), 48, item => Task.FromResult(() => Read(item)));
        var waiting = 0;
        foreach (var item in items.OrderBy(i => i.Created))
        {
            clock.Advance(TimeSpan.FromSeconds(item.Created) - clock.Elapsed);
            lock (gate)
            {
                var first = item.Kind.Interval + (TimeSpan.FromMilliseconds(100) * Random.Shared.NextDouble());
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

    /// <summary>So many, one each so many seconds, that begin at once and take between two lengths.</summary>
    public static List<Simulated> Batch(int count, double pace, double shortest, double longest, Func<double, double>? progress, double from = 0)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(i => (At: from + (i * pace), Length: shortest + ((longest - shortest) * random.NextDouble())))
            .Select(t => new Simulated(t.At, t.At, t.At + t.Length, Kind) { Progress = progress })];
    }
}
