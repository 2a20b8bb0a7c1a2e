using Runway.Journal;
using Runway.Observing;
using Runway.Tasks;

namespace Runway.Batches;

/// <summary>
/// A batch that this process creates: its lease and its places. Concurrent commands of the process share it; the last one releases
/// the lease.
/// </summary>
internal sealed class SharedBatch
{
    private static readonly Dictionary<(string Folder, Uri Service, string Batch), SharedBatch> Open = [];
    private readonly (string Folder, Uri Service, string Batch) _key;
    private readonly CancellationTokenSource _abandoned = new();
    private readonly Task<BatchTasks> _ready;
    private BatchLease? _lease;
    private int _users;

    private SharedBatch((string Folder, Uri Service, string Batch) key, TaskJournal journal, Uri service, TimeProvider clock, string batch, IRunwayObserver? observer)
    {
        _key = key;
        _ready = Task.Run(() => OpenAsync(journal, service, clock, batch, observer));
    }

    /// <summary>The places of the batch.</summary>
    public BatchTasks Tasks => _ready.Result;

    /// <summary>Joins the batch, and acquires its lease if this process does not hold it. The caller must leave it later.</summary>
    /// <exception cref="RunwayException">Another process holds the lease, or the journal cannot be used.</exception>
    public static async Task<SharedBatch> JoinAsync(TaskJournal journal, Uri service, TimeProvider clock, string batch, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        var key = (journal.Folder, service, batch.ToUpperInvariant());
        SharedBatch? shared;
        lock (Open)
        {
            if (!Open.TryGetValue(key, out shared))
            {
                Open[key] = shared = new SharedBatch(key, journal, service, clock, batch, observer);
            }

            shared._users++;
        }

        try
        {
            await shared._ready.WaitAsync(cancellationToken).ConfigureAwait(false);
            return shared;
        }
        catch
        {
            shared.Leave();
            throw;
        }
    }

    /// <summary>Counts one more command.</summary>
    public void Enter()
    {
        lock (Open)
        {
            _users++;
        }
    }

    /// <summary>Counts one command less. The last one releases the lease, before another command of this process can acquire it.</summary>
    public void Leave()
    {
        lock (Open)
        {
            if (--_users == 0)
            {
                Open.Remove(_key);
                _abandoned.Cancel();
                _lease?.Dispose();
            }
        }
    }

    /// <summary>Checks that the lease is still held.</summary>
    public void RequireHeld() => _lease?.RequireHeld();

    private async Task<BatchTasks> OpenAsync(TaskJournal journal, Uri service, TimeProvider clock, string batch, IRunwayObserver? observer)
    {
        ProcessEnd.Watch();
        BatchLease lease;
        try
        {
            lease = await BatchLease.TakeAsync(
                new LeaseFiles(journal.Folder, service, batch), batch, JournalOwner.Current, clock, text => observer.Notify(o => o.OnWarning(text)), _abandoned.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw JournalWriter.NotWritable(journal.Folder, e);
        }

        lock (Open)
        {
            if (_users == 0)
            {
                lease.Dispose();
            }

            _lease = lease;
        }

        // Read after the lease was acquired, so that the tasks of its previous owner are found.
        return new BatchTasks(journal, service, batch, this);
    }
}
