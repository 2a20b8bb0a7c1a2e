using System.Collections.Concurrent;

namespace Runway.Journal;

/// <summary>
/// The right of one process to create the tasks of a batch. Whoever holds it says so in a file beside the journal and writes to
/// it every few seconds; the next owner makes the file with the next number. No clocks of two machines are compared: an owner
/// elsewhere is gone when its file stood still for a minute by the clock of the one who looks.
/// </summary>
internal sealed class BatchLease : IDisposable
{
    /// <summary>How often an owner shows that it is at work.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    /// <summary>How long the file of an owner elsewhere has to stand still.</summary>
    public static readonly TimeSpan Standstill = TimeSpan.FromSeconds(60);

    /// <summary>How long after its last beat an owner may send without another one: well before somebody else may take over.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly ConcurrentDictionary<string, BatchLease> Held = new(StringComparer.Ordinal);

    private readonly object _gate = new();
    private readonly LeaseFiles _files;
    private readonly TimeProvider _clock;
    private readonly long _number;
    private LeaseNote _note;
    private long _beatAt;
    private DateTimeOffset _beatOn;
    private ITimer? _timer;
    private bool _isLost;

    private BatchLease(LeaseFiles files, long number, LeaseNote note, TimeProvider clock)
    {
        (_files, _number, _note, _clock) = (files, number, note, clock);
        (_beatAt, _beatOn) = (clock.GetTimestamp(), clock.GetUtcNow());
    }

    /// <summary>Takes the lease, from an owner that is gone where there is one.</summary>
    /// <param name="files">Its files.</param>
    /// <param name="batch">The name of the batch.</param>
    /// <param name="owner">Who takes it.</param>
    /// <param name="clock">Whose time counts.</param>
    /// <param name="tell">Is told that an owner elsewhere is watched.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="RunwayException">Somebody else holds it.</exception>
    public static async Task<BatchLease> TakeAsync(LeaseFiles files, string batch, JournalOwner owner, TimeProvider clock, Action<string> tell, CancellationToken cancellationToken)
    {
        (long Number, byte[] Content, long At)? watched = null;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (newest, content) = (files.Newest(), (byte[]?)null);
            if (newest > 0)
            {
                content = files.Read(newest);
                if (content is not null && LeaseNote.Read(content) is var there && !IsGone(there, owner))
                {
                    if (there is { Owner: var other } && other.IsSeenFrom(owner))
                    {
                        throw InUse(batch, there);
                    }

                    if (watched is not { } seen || seen.Number != newest || !seen.Content.AsSpan().SequenceEqual(content))
                    {
                        if (watched is { } before && before.Number == newest && there is not null && LeaseNote.Read(before.Content)?.Token == there.Token)
                        {
                            throw InUse(batch, there);
                        }

                        tell($"Batch '{batch}' is held by {Name(there)}. Whether it is still at work shows within {Standstill.TotalSeconds:0} s.");
                        watched = seen = (newest, content, clock.GetTimestamp());
                    }

                    if (clock.GetElapsedTime(seen.At) < Standstill)
                    {
                        await Task.Delay(Look, clock, cancellationToken).ConfigureAwait(false);
                        continue;
                    }
                }
            }

            if ((newest == 0 || content is not null) && TryTake(files, newest, content, batch, owner, clock) is { } taken)
            {
                return taken;
            }

            // Somebody was faster, or has just ended.
            await Task.Delay(Pause, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Any thread, before a request goes out: sees that nobody has taken over meanwhile, as after the sleep of a notebook.</summary>
    /// <exception cref="RunwayException">Somebody has, or it cannot be told.</exception>
    public void RequireHeld()
    {
        lock (_gate)
        {
            var isFresh = _clock.GetElapsedTime(_beatAt) < Trust && (_clock.GetUtcNow() - _beatOn).Duration() < Trust;
            if (!_isLost && (isFresh || TryBeat()) && _files.Exists(_number) && !_files.Exists(_number + 1))
            {
                return;
            }

            throw new RunwayException(
                RunwayErrors.BatchInUse,
                $"Batch '{_note.Batch}' was given up by this process: its lease in the journal's folder could not be kept, or another process has taken it over. Nothing more of it is sent.");
        }
    }

    /// <summary>Gives the lease back.</summary>
    public void Dispose()
    {
        Held.TryRemove(_note.Token, out _);
        _timer?.Dispose();
        lock (_gate)
        {
            try
            {
                if (!_isLost && TryBeatOnce())
                {
                    _files.Delete(_number);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It stands still from now on, and its process will be gone.
            }

            _isLost = true;
        }
    }

    /// <summary>Gives all leases of this process back.</summary>
    public static void ReleaseAll()
    {
        foreach (var lease in Held.Values)
        {
            lease.Dispose();
        }
    }

    private static BatchLease? TryTake(LeaseFiles files, long newest, byte[]? predecessor, string batch, JournalOwner owner, TimeProvider clock)
    {
        var note = new LeaseNote(Guid.NewGuid().ToString("N"), owner, Environment.UserName, clock.GetUtcNow(), batch, 0);
        var lease = new BatchLease(files, newest + 1, note, clock);
        Held[note.Token] = lease;
        var isTaken = false;
        try
        {
            if (!files.TryCreate(newest + 1, note.ToBytes()))
            {
                return null;
            }

            // The predecessor may have shown that it is at work, or somebody else may have taken over and ended, since the look.
            isTaken = files.Newest() == newest + 1 && (newest == 0 || files.Read(newest) is { } now && now.AsSpan().SequenceEqual(predecessor));
            if (!isTaken)
            {
                files.Delete(newest + 1);
                return null;
            }

            files.DeleteUpTo(newest);
            lease._timer = clock.CreateTimer(_ => lease.OnTimer(), null, Beat, Beat);
            return lease;
        }
        finally
        {
            if (!isTaken)
            {
                Held.TryRemove(note.Token, out _);
            }
        }
    }

    // Certain of this process and of this machine alone.
    private static bool IsGone(LeaseNote? note, JournalOwner self) => note is { Owner: var owner }
        && (owner == self && owner == JournalOwner.Current ? !Held.ContainsKey(note.Token) : owner.IsSeenFrom(self) && !owner.IsAlive);

    private void OnTimer()
    {
        lock (_gate)
        {
            if (!_isLost)
            {
                TryBeat();
            }
        }
    }

    private bool TryBeat()
    {
        try
        {
            _isLost |= !TryBeatOnce();
            return !_isLost;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A share that is away for a moment. Nothing is sent for longer than it may be trusted.
            return false;
        }
    }

    private bool TryBeatOnce()
    {
        var (at, on) = (_clock.GetTimestamp(), _clock.GetUtcNow());
        var next = _note with { Beat = _note.Beat + 1 };
        _files.RequireFolder();
        if (_files.Newest() != _number || !_files.TryRewrite(_number, _note.Token, next.ToBytes()))
        {
            return false;
        }

        (_note, _beatAt, _beatOn) = (next, at, on);
        return true;
    }

    private static RunwayException InUse(string batch, LeaseNote there) => new(
        RunwayErrors.BatchInUse,
        $"Batch '{batch}' is being created by {Name(there)}. Nothing of this start was sent.");

    private static string Name(LeaseNote? there) => there is null ? "somebody whose file is not whole"
        : FormattableString.Invariant($"process {there.Owner.Process} on {OutsideText.OneLine(there.Owner.Host)}, started by {OutsideText.OneLine(there.User)}, since {there.Since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");
}
