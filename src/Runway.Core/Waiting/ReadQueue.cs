using Runway.Http;

namespace Runway.Waiting;

/// <summary>Things that mostly take equally long: of one account, operation and model; and the shortest time between two reads of one of them.</summary>
internal sealed record ReadKind(string Identity, string? Operation, string? Model, TimeSpan Interval);

/// <summary>The result of a read. Later: it failed and is repeated after a pause. Over: it is not repeated.</summary>
internal enum ReadState
{
    Running,
    Queued,
    Succeeded,
    Over,
    Later,
}

/// <summary>The result of a read, with how much is done (0 to 1), when the thing was created, and the pause before a repeated read.</summary>
internal readonly record struct Reading(ReadState State, double Done = 0, DateTimeOffset? CreatedAt = null, TimeSpan Pause = default);

/// <summary>
/// Reads everything that a process waits for: a queue ordered by due time, a bounded number of reads at once, and no thread of its
/// own: one timer wakes it when the next read is due. It locks on an object of the caller.
/// </summary>
/// <param name="clock">The clock.</param>
/// <param name="sync">The lock.</param>
/// <param name="schedule">The due times.</param>
/// <param name="jitter">The maximum random addition to a due time, which spreads the reads of a batch.</param>
/// <param name="mostInFlight">The maximum number of reads at once.</param>
/// <param name="read">
/// Reads one, and never throws. It returns a function that is called at once, under the lock, and gives the result, so that
/// state that changes with a read and its next due time change together.
/// </param>
internal sealed class ReadQueue<TKey, TItem>(TimeProvider clock, object sync, ReadSchedule schedule, TimeSpan jitter, int mostInFlight, Func<TItem, Task<Func<Reading>>> read)
    where TKey : notnull
    where TItem : class
{
    // Of ten thousand, one is due every half millisecond, and to wake up for each costs more than to read it. So reads that fall
    // due within 25 µs times their number go out together: 1 ms for a few, a quarter of a second for ten thousand.
    private static readonly TimeSpan GatheringForEach = TimeSpan.FromMicroseconds(25);
    private static readonly TimeSpan LeastGathering = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan MostGathering = TimeSpan.FromMilliseconds(250);

    // A timer does not accept every time.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(1);
    private readonly PriorityQueue<Entry, long> _queue = new();
    private readonly Dictionary<TKey, Entry> _entries = [];
    private ITimer? _timer;
    private int _inFlight;
    private bool _pumping;

    /// <summary>All items.</summary>
    public IEnumerable<TItem> Items => _entries.Values.Select(e => e.Item);

    /// <summary>The item of a key, or null.</summary>
    public TItem? Find(TKey key) => _entries.GetValueOrDefault(key)?.Item;

    /// <summary>Adds an item. The caller holds the lock.</summary>
    public void Add(TKey key, TItem item, ReadKind kind, DateTimeOffset? createdAt, long due) =>
        _queue.Enqueue(_entries[key] = new Entry(key, item, schedule.Add(kind, createdAt)), due);

    /// <summary>
    /// Starts every read that is due and sets the timer for the next one. Called on any thread when an item was added or a read has
    /// ended. Reads start outside the lock, in one loop at a time, so that reads that end at once do not nest.
    /// </summary>
    public void Pump()
    {
        lock (sync)
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
            // A fault of this module. On the thread of a timer it would end the process; like this the waits go on.
            lock (sync)
            {
                _pumping = false;
                WakeAfter(PauseAfterFault);
            }
        }
    }

    private void WakeAfter(TimeSpan time)
    {
        _timer ??= clock.CreateTimer(_ => Pump(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(time, Timeout.InfiniteTimeSpan);
    }

    // The next item to read now; null when none is due, with the timer set.
    private Entry? TakeDue()
    {
        lock (sync)
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
        lock (sync)
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

    // When it is read again; null where it is not. A fault of this module does not end the wait.
    private long? NextDue(Entry entry, Func<Reading> note)
    {
        try
        {
            var (reading, now) = (note(), clock.GetTimestamp());
            return now + (reading.State is ReadState.Later ? clock.Ticks(reading.Pause) : entry.Plan.Note(reading, now));
        }
        catch (Exception)
        {
            return clock.After(PauseAfterFault);
        }
    }

    private sealed record Entry(TKey Key, TItem Item, ReadSchedule.Plan Plan);
}
