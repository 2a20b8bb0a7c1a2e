namespace Runway;

/// <summary>
/// When one task is read: never sooner than the interval after the read before; where others of its kind have told how long
/// that kind takes, up to one more interval later, so that the read meets the end. Guarded by the poller's lock.
/// </summary>
/// <param name="kind">What is known of tasks of its kind.</param>
/// <param name="ordinal">Which task of its kind it is, from 0.</param>
/// <param name="created">The moment of its creation; timestamps of the clock.</param>
/// <param name="clock">The clock.</param>
/// <param name="interval">The least time between two reads.</param>
internal sealed class ReadPlan(TaskKind kind, int ordinal, long created, TimeProvider clock, TimeSpan interval)
{
    // One of so many looks at the earliest, for good: who only looks where an end is expected never learns that it comes
    // sooner, and the first of a kind is the one that tells the others what to expect.
    private const int OneOf = 32;

    // How many intervals one of a crowd goes unread at the most while those that speak for it are at work.
    private const int CrowdIntervals = 6;

    // Progress comes in steps of a hundredth, and a read just before the end is the worst there is.
    private const double Margin = 1.02;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private TimeSpan _unfinishedAt;
    private TimeSpan? _end;
    private double _progress;
    private TimeSpan _spokenForUntil;
    private bool _waitedForASlot;
    private bool _throttled;
    private bool _started;
    private bool _read;
    private bool _staggered;
    private long _origin = created;

    private RunLengths Lengths => _waitedForASlot ? kind.AfterASlot : kind.FromCreation;

    /// <summary>Whether it is one of the few of a crowd that are read as soon as they may be, so that the others need not.</summary>
    public bool SpeaksForOthers => kind.IsCrowd && (IsEarly || IsAtWork);

    private bool IsEarly => ordinal % OneOf == 0;

    // Where tasks wait for slots, the first to be created are the only ones at work.
    private bool IsAtWork => kind.HasQueue && ordinal < OneOf;

    // Those that speak for others are first read at ages spread over an interval, and so all of their reads are: together they
    // tell the end of their kind closer than to five seconds.
    private TimeSpan Stagger => interval * (1 + Spread(ordinal / OneOf));

    /// <summary>How long to hold back a read that may take place now; zero to read.</summary>
    public TimeSpan Hold()
    {
        var age = Age();
        if (age < TimeSpan.Zero)
        {
            return TimeSpan.Zero;
        }

        if (SpeaksForOthers && !kind.HasEnded)
        {
            var wait = _read ? TimeSpan.Zero : Stagger - age;
            _staggered |= wait > TimeSpan.Zero;
            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }

        // Where another has told the end before its turn to look came, it is one of the others: whatever is read shortly before
        // its end is known five seconds later, and a batch is as long as its last.
        if (IsEarly && (_read || !_staggered))
        {
            return TimeSpan.Zero;
        }

        // The first moment it may be read is now or was before: a hold is looked at again, since more is known by then.
        var last = _read ? _unfinishedAt : TimeSpan.Zero;
        if (kind is { IsCrowd: true, HasEnded: false } && age < last + (interval * CrowdIntervals))
        {
            _spokenForUntil = age;
            return interval;
        }

        var latest = (last > _spokenForUntil - interval ? last + interval : _spokenForUntil) + interval;
        if (_end is { } end)
        {
            return end > age && end <= latest ? end - age : TimeSpan.Zero;
        }

        if (Lengths.HasSeenAnEnd)
        {
            return Lengths.BestAge(_unfinishedAt, age, latest, interval) - age;
        }

        // Nobody has seen an end yet. What the service says of the progress of another is no measure of time, but enough to
        // choose between the first moment and a later one.
        return !_read && kind.Expected is { } expected && expected > age && expected <= latest ? expected - age : TimeSpan.Zero;
    }

    /// <summary>
    /// The time between two reads. A task that waits for a slot has all of its run before it: where no other of its kind took
    /// less than a minute, a look every half minute misses nothing. And it has those before it: one that is a long way from
    /// the front is read half-way to it, every half minute at least.
    /// </summary>
    public TimeSpan Distance()
    {
        if (!_throttled)
        {
            return interval;
        }

        // What is known of the front is two reads old.
        if (!IsEarly && (kind.Slots.Wait(ordinal) - (interval * 2)) / 2 is { } way)
        {
            // Not all at once: most of a queue was seen first when the first of it ended, and all of them in one second.
            return way.Within(interval, interval * (CrowdIntervals - Spread(ordinal)));
        }

        return (kind.Shortest / 2 ?? interval).Within(interval, Longest);
    }

    /// <summary>An answer: what it tells of tasks of this kind.</summary>
    public void Note(string? status, double? progress)
    {
        var age = Age();
        _spokenForUntil = TimeSpan.Zero;
        _throttled = status == RunwayTaskStatus.Throttled;
        if (!_throttled && !_started)
        {
            _started = true;
            kind.Slots.NoteStart(ordinal);
        }

        if (RunwayTaskStatus.IsFinished(status))
        {
            kind.HasEnded = true;

            // Only a task that ran to its end, and was in view when it did, tells how long that takes.
            if (status == RunwayTaskStatus.Succeeded && age > _unfinishedAt && age - _unfinishedAt < interval * 3)
            {
                Lengths.NoteEnd(_unfinishedAt, age);
                kind.Shortest = kind.Shortest < _unfinishedAt ? kind.Shortest : _unfinishedAt;
            }
        }
        else if (_throttled)
        {
            // It runs from when it gets its slot, which is some time after this read.
            kind.HasQueue = true;
            (_waitedForASlot, _origin, _unfinishedAt, _end, _progress) = (true, clock.GetTimestamp(), TimeSpan.Zero, null, 0);
        }
        else
        {
            NoteProgress(age, progress ?? 0);
            _unfinishedAt = age;
            Lengths.NoteAlive(age);
        }

        _read = true;
    }

    // Who waited for a slot got it at a moment that nobody saw. How long it is at work is told by what it has done between two
    // reads, or else by another of its kind.
    private void NoteProgress(TimeSpan age, double progress)
    {
        var (time, done) = _waitedForASlot ? (age - _unfinishedAt, progress - _progress) : (age, progress);
        if (done > 0.1 && (!_waitedForASlot || _progress > 0))
        {
            kind.Expected = (time / done * Margin) + RunLengths.Grain;
        }

        _end = _waitedForASlot && progress is > 0 and < 1 ? age + (kind.Expected * (1 - progress)) : null;
        _progress = progress;
    }

    // Any number of ordinals evenly over 0 to 1, by the golden ratio.
    private static double Spread(int ordinal) => ordinal * 0.618034 % 1;

    private TimeSpan Age() => clock.GetElapsedTime(_origin);
}
