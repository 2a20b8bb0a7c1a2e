using Runway.Http;

namespace Runway.Waiting;

/// <summary>Whose they are and what makes them, since one kind mostly takes equally long, and the least time between two reads.</summary>
internal sealed record ReadKind(string Identity, string? Operation, string? Model, TimeSpan Interval);

/// <summary>What a read told. Later: nothing, read again after a pause. Over: read no more.</summary>
internal enum ReadState
{
    Running,
    Queued,
    Succeeded,
    Over,
    Later,
}

/// <summary>What a read told: with how much is done (0 to 1), when it was created, and the pause of Later.</summary>
internal readonly record struct Reading(ReadState State, double Done = 0, DateTimeOffset? CreatedAt = null, TimeSpan Pause = default);

/// <summary>
/// Reads everything that a process waits for: a queue by due time, a bounded number of reads under way, no thread of its own, one
/// timer that wakes it when the next read is due. The lock is the caller's.
/// </summary>
/// <param name="clock">The clock.</param>
/// <param name="gate">The lock.</param>
/// <param name="schedule">When each is read.</param>
/// <param name="jitter">The most that is added to a due time at random, so that the reads of a batch spread.</param>
/// <param name="mostInFlight">The most reads under way.</param>
/// <param name="read">
/// Reads one, and never throws. It gives a function that is called under the lock at once and tells what was read, so that
/// nobody sees the one without the other.
/// </param>
internal sealed class ReadQueue<TKey, TItem>(TimeProvider clock, object gate, ReadSchedule schedule, TimeSpan jitter, int mostInFlight, Func<TItem, Task<Func<Reading>>> read)
    where TKey : notnull
    where TItem : class
{
    // Of ten thousand, one is due every half a millisecond, and to wake up for each costs more than to read it. What falls due
    // within this time for each goes out together: 1 ms for a few, a quarter of a second for ten thousand.
    private static readonly TimeSpan GatheringForEach = TimeSpan.FromMicroseconds(25);
    private static readonly TimeSpan LeastGathering = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan MostGathering = TimeSpan.FromMilliseconds(250);

    // No due time lies further ahead, so that a timer takes any of them.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterADefect = TimeSpan.FromSeconds(1);
    private readonly PriorityQueue<Entry, long> _queue = new();
    private readonly Dictionary<TKey, Entry> _entries = [];
    private ITimer? _timer;
    private int _inFlight;
    private bool _pumping;

    /// <summary>Everything that is read.</summary>
    public IEnumerable<TItem> Items => _entries.Values.Select(e => e.Item);

    /// <summary>What is read under a key, if anything.</summary>
    public TItem? Find(TKey key) => _entries.GetValueOrDefault(key)?.Item;

    /// <summary>Adds one, under the lock.</summary>
    public void Add(TKey key, TItem item, ReadKind kind, DateTimeOffset? createdAt, long due) =>
        _queue.Enqueue(_entries[key] = new Entry(key, item, schedule.Add(kind, createdAt)), due);

    /// <summary>
    /// Starts every read that is due and sets the timer for the next one. Called whenever one of those may have changed, on
    /// whatever thread that happens. Reads start outside the lock, and one pump at a time: a read that ends at once is followed by
    /// the next in the same loop instead of nesting into it.
    /// </summary>
    public void Pump()
    {
        lock (gate)
        {
            if (_pumping)
            {
                return;
            }

            _pumping = true;
        }

        try
        {
            while (TakeDue() is { } entry)
            {
                _ = ReadAsync(entry);
            }
        }
        catch (Exception)
        {
            // A defect of ours, on the thread of a timer as it may be, where it would end the process. Waits go on.
            lock (gate)
            {
                _pumping = false;
                WakeAfter(AfterADefect);
            }
        }
    }

    private void WakeAfter(TimeSpan time)
    {
        _timer ??= clock.CreateTimer(_ => Pump(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(time, Timeout.InfiniteTimeSpan);
    }

    // The next to read now; none ends the pump, with the timer set for the next one.
    private Entry? TakeDue()
    {
        lock (gate)
        {
            while (_inFlight < mostInFlight && _queue.TryPeek(out var next, out var due))
            {
                var now = clock.GetTimestamp();
                if (due > now)
                {
                    var gathering = (GatheringForEach * _entries.Count).Within(LeastGathering, MostGathering);
                    WakeAfter(clock.Until(due).Within(TimeSpan.Zero, LongestSleep) + gathering);
                    break;
                }

                if (next.Plan.MayBeRead(now, out var again))
                {
                    _inFlight++;
                    return _queue.Dequeue();
                }

                _queue.DequeueEnqueue(next, again);
            }

            _pumping = false;
            return null;
        }
    }

    private async Task ReadAsync(Entry entry)
    {
        var note = await read(entry.Item).ConfigureAwait(false);
        lock (gate)
        {
            _inFlight--;
            if (NextDue(entry, note) is { } due)
            {
                _queue.Enqueue(entry, due + clock.Ticks(jitter * Random.Shared.NextDouble()));
            }
            else
            {
                _entries.Remove(entry.Key);
            }
        }

        Pump();
    }

    // When it is read again; null where it is read no more. A defect of ours ends no wait.
    private long? NextDue(Entry entry, Func<Reading> note)
    {
        try
        {
            var (reading, now) = (note(), clock.GetTimestamp());
            return now + (reading.State is ReadState.Later ? clock.Ticks(reading.Pause) : entry.Plan.Note(reading, now));
        }
        catch (Exception)
        {
            return clock.After(AfterADefect);
        }
    }

    private sealed record Entry(TKey Key, TItem Item, ReadSchedule.Plan Plan);
}
