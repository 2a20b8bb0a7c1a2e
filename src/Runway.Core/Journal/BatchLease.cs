using System.Collections.Concurrent;
using Runway.Texts;

namespace Runway.Journal;

/// <summary>
/// The lease with which one process creates the tasks of a batch. Its owner writes a heartbeat into a file beside the journal;
/// the next owner creates the file with the next number. Clocks of two machines are never compared: the lease of an owner on
/// another machine has expired when its file did not change for a minute of the reader's clock.
/// </summary>
internal sealed class BatchLease : IDisposable
{
    /// <summary>The interval of the heartbeat.</summary>
    public static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(5);

    /// <summary>How long the file of an owner on another machine must not change until its lease has expired.</summary>
    public static readonly TimeSpan Expiry = TimeSpan.FromSeconds(60);

    /// <summary>How long an owner may send after its last heartbeat: well below <see cref="Expiry"/>.</summary>
    public static readonly TimeSpan MaxHeartbeatAge = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan ReadInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);
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

    /// <summary>Acquires the lease, also from an owner that no longer runs.</summary>
    /// <param name="files">Its files.</param>
    /// <param name="batch">The name of the batch.</param>
    /// <param name="owner">The process that acquires it.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="onWait">Receives a message before the wait for an owner on another machine.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="RunwayException">Another process holds it.</exception>
    public static async Task<BatchLease> TakeAsync(LeaseFiles files, string batch, JournalOwner owner, TimeProvider clock, Action<string> onWait, CancellationToken cancellationToken)
    {
        (long Number, byte[] Content, long At)? watched = null;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (newest, content) = (files.Newest(), (byte[]?)null);
            if (newest > 0)
            {
                content = files.Read(newest);
                if (content is not null && LeaseNote.Read(content) is var holder && !IsGone(holder, owner))
                {
                    if (holder is { Owner: var other } && other.IsVisibleTo(owner))
                    {
                        throw InUse(batch, holder);
                    }

                    if (watched is not { } seen || seen.Number != newest || !seen.Content.AsSpan().SequenceEqual(content))
                    {
                        if (watched is { } before && before.Number == newest && holder is not null && LeaseNote.Read(before.Content)?.Token == holder.Token)
                        {
                            throw InUse(batch, holder);
                        }

                        onWait($"Batch '{batch}' is held by {Name(holder)}. It is known within {Expiry.TotalSeconds:0} s whether that process still runs.");
                        watched = seen = (newest, content, clock.GetTimestamp());
                    }

                    if (clock.GetElapsedTime(seen.At) < Expiry)
                    {
                        await Task.Delay(ReadInterval, clock, cancellationToken).ConfigureAwait(false);
                        continue;
                    }
                }
            }

            if ((newest == 0 || content is not null) && TryTake(files, newest, content, batch, owner, clock) is { } taken)
            {
                return taken;
            }

            // Another process was faster, or has just released it.
            await Task.Delay(RetryDelay, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Checks before a request is sent that no other process has acquired the lease, as after a machine slept. Thread-safe.</summary>
    /// <exception cref="RunwayException">Another process has it, or that cannot be checked.</exception>
    public void RequireHeld()
    {
        lock (_gate)
        {
            var isFresh = _clock.GetElapsedTime(_beatAt) < MaxHeartbeatAge && (_clock.GetUtcNow() - _beatOn).Duration() < MaxHeartbeatAge;
            if (!_isLost && (isFresh || TryBeat()) && _files.Exists(_number) && !_files.Exists(_number + 1))
            {
                return;
            }

            throw new RunwayException(
                RunwayErrors.BatchInUse,
                $"This process no longer holds batch '{_note.Batch}': its lease file in the journal folder could not be updated, or another process has taken it over. No more requests of the batch are sent.");
        }
    }

    /// <summary>Releases the lease.</summary>
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
                // It expires.
            }

            _isLost = true;
        }
    }

    /// <summary>Releases all leases of this process.</summary>
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

            // Since the read, the previous owner may have written a heartbeat, or a third process may have acquired and released it.
            isTaken = files.Newest() == newest + 1 && (newest == 0 || files.Read(newest) is { } now && now.AsSpan().SequenceEqual(predecessor));
            if (!isTaken)
            {
                files.Delete(newest + 1);
                return null;
            }

            files.DeleteUpTo(newest);
            lease._timer = clock.CreateTimer(_ => lease.OnTimer(), null, HeartbeatInterval, HeartbeatInterval);
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

    // Certain only for processes of this machine.
    private static bool IsGone(LeaseNote? note, JournalOwner self) => note is { Owner: var owner }
        && (owner == self && owner == JournalOwner.Current ? !Held.ContainsKey(note.Token) : owner.IsVisibleTo(self) && !owner.IsAlive);

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
            // A file share that is unavailable for a moment: MaxHeartbeatAge limits how long the lease counts without it.
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

    private static RunwayException InUse(string batch, LeaseNote holder) => new(
        RunwayErrors.BatchInUse,
        $"Batch '{batch}' is being created by {Name(holder)}. This run sent nothing.");

    private static string Name(LeaseNote? holder) => holder is null ? "a process whose lease file is incomplete"
        : FormattableString.Invariant($"process {holder.Owner.Process} on {OutsideText.OneLine(holder.Owner.Host)}, started by {OutsideText.OneLine(holder.User)}, since {holder.Since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");
}
