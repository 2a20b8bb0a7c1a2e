using Runway.Http;

namespace Runway.Waiting;

/// <summary>The due times of reads, by the rules in docs/performance.md. The caller holds the lock of the queue.</summary>
internal sealed class ReadSchedule(TimeProvider clock)
{
    // The maximum reads in a second. Of reads at which no end is expected: the maximum at once, and in a second on average.
    private const int MostReads = 3000, MostOthers = 2000, OthersInASecond = 400;
    private readonly Dictionary<ReadKind, ReadsOfKind> _kinds = [];
    private long _second = clock.GetTimestamp();
    private int _reads, _refused, _others = MostOthers;

    /// <summary>Adds an item. Its end is not predicted from a creation that is unknown or more than ten minutes ago.</summary>
    public Plan Add(ReadKind kind, DateTimeOffset? createdAt) =>
        new(this, _kinds.TryGetValue(kind, out var its) ? its : _kinds[kind] = new ReadsOfKind(clock.Ticks(kind.Interval)), StartOf(createdAt));

    private long? StartOf(DateTimeOffset? createdAt) =>
        clock.GetUtcNow() - createdAt is { TotalMinutes: >= 0 and <= 10 } age ? clock.After(-age) : null;

    // Whether one more read is allowed in this second; if not, when to ask again, in the order of the requests.
    private bool Take(bool isOther, long now, ref long again)
    {
        if (now - _second >= clock.TimestampFrequency)
        {
            _others = (int)Math.Min(MostOthers, _others + (OthersInASecond * (now - _second) / clock.TimestampFrequency));
            (_second, _reads, _refused) = (now, 0, 0);
        }

        var fits = _reads < MostReads && (!isOther || _others > 0);
        (again, _reads, _others) = fits ? (again, _reads + 1, isOther ? _others - 1 : _others) : (_second + clock.TimestampFrequency + ++_refused, _reads, _others);
        return fits;
    }

    /// <summary>The due times of one item.</summary>
    internal sealed class Plan(ReadSchedule schedule, ReadsOfKind kind, long? created)
    {
        private readonly int _ordinal = kind.Count++;

        // The start of the prediction: its creation, or the first progress after it waited for a slot.
        private (long At, double Done)? _from = created is { } at ? (at, 0) : null;
        private long? _unfinished = created, _forecast, _believed, _latest;
        private bool _isNew = true;

        private bool IsFarBack => _ordinal > kind.Front + 1000;
        private long End => _believed ?? (_from is { Done: 0 } from ? from.At + kind.Length : null) ?? long.MaxValue;

        /// <summary>Whether an item that is due is read now; if not, when to ask again, since ends of other items change the prediction.</summary>
        public bool MayBeRead(long now, out long again)
        {
            (var isHeld, _latest) = (_latest is not null, _latest ?? (now + kind.Interval));
            again = Math.Min(Math.Min(End, _latest.Value), now + (kind.Interval / 10));
            if (_isNew && kind.IsQueued && IsFarBack)
            {
                again = now + Note(new Reading(ReadState.Queued), now)!.Value;
                return false;
            }

            if (End > now && now < _latest && End <= _latest + (isHeld ? kind.Interval : 0))
            {
                return false;
            }

            _latest = null;
            return schedule.Take(isOther: End > now, now, ref again);
        }

        /// <summary>Records the result of a read; gives the time to the next one, or null after the last.</summary>
        public long? Note(Reading reading, long now)
        {
            var at = _isNew && _from is null ? schedule.StartOf(reading.CreatedAt) : null;
            (_from, _unfinished) = (at is null ? _from : (at.Value, 0), at ?? _unfinished);
            (_isNew, _latest, kind.IsQueued) = (false, null, reading.State is ReadState.Queued);
            if (kind.IsQueued)
            {
                // Its run has not started. Far back in the queue it is read rarely, at random times so that not all are read at once.
                (_from, _forecast, _believed) = (null, null, null);
                return (long)(kind.Interval * (IsFarBack ? 5 + (5 * Random.Shared.NextDouble()) : kind.Length < kind.Interval * 3 / 2 ? 1 : 2));
            }

            kind.Front = Math.Max(kind.Front, _ordinal);
            if (reading.State is ReadState.Running)
            {
                Forecast(reading.Done, now);
                _unfinished = now;
                return kind.Interval;
            }

            if (reading.State is ReadState.Succeeded && _from is { Done: 0 } from)
            {
                kind.Note(now, _unfinished!.Value - from.At, now - from.At);
            }
            return null;
        }

        // Used when two in a row agree: not all progress is proportional to time. Its steps of a hundredth limit the precision.
        private void Forecast(double done, long now)
        {
            if (_from is not { } from)
            {
                _from = done > 0 ? (now, done) : null;
                return;
            }

            kind.Note(now, from.Done == 0 ? now - from.At : 0, null);
            var (before, rate) = (_forecast, (done - from.Done) / (now - from.At));
            _forecast = rate > 0 && done < 1 ? now + (long)Math.Min((1 - done) / rate, 1e15) : null;
            var doubt = ((_forecast - from.At) / 100) + (kind.Interval / 50);
            _believed = Math.Max(Math.Abs((_forecast - before) ?? long.MaxValue), doubt ?? 0) <= kind.Interval / 4 ? _forecast + doubt : null;
        }
    }

    /// <summary>The last eight ends of one kind: for each the ages of the reads before and after it.</summary>
    internal sealed class ReadsOfKind(long interval)
    {
        public readonly long Interval = interval;
        private readonly Queue<(long Least, long Most)> _ends = new();
        private long _most, _unfinished, _tried;

        // The number of items; the last one that got a slot; whether others wait for a slot; their duration, if the ends agree.
        public int Count, Front = -1;
        public bool IsQueued;
        public long? Length;

        /// <summary>Records that an item was unfinished at one age and, where known, finished at another.</summary>
        public void Note(long now, long unfinished, long? finished)
        {
            if (finished is null)
            {
                _unfinished = Math.Max(_unfinished, unfinished);
            }
            else if (Math.Max(unfinished, _unfinished < finished ? _unfinished : 0) is var least && finished - least < Interval * 3)
            {
                _ends.Enqueue((least, _ends.Count == 0 ? finished.Value : Math.Min(finished.Value, Math.Max(_most, least + (Interval / 5)))));
                (_unfinished, _tried) = now - _tried < Interval * 12 ? (_unfinished, _tried) : (_tried == 0 ? _unfinished : 0, now);
            }

            // An item that took longer discards the ends. The longest end is tried a little shorter until that turns out to be too early.
            while (_ends.Count > 8 || (_ends.Count > 0 && finished is null && unfinished > _most + (Interval / 4)))
            {
                _ends.Dequeue();
            }

            var (low, shortest) = _ends.Count == 0 ? default : (_ends.Max(e => e.Least), _ends.Min(e => e.Most));
            _most = _ends.Count == 0 ? 0 : _ends.Max(e => e.Most);
            var less = _most - (Interval / 5) is var sooner && sooner > Math.Max(_unfinished, low) ? sooner : _most;
            Length = _ends.Count > 1 && _most - shortest <= Interval / 4 ? less : null;
        }
    }
}
