namespace Runway.Lifecycle;

/// <summary>A task as it was created, and what it was asked for; without that once it will never be repeated.</summary>
internal sealed record MadeTask(RunwayTask Task, GenerationRequest? Request, SubmissionOptions Options);

/// <summary>
/// The newest tasks that a connection created. Most are forgotten by nobody but the user, who need not wait for them; so the
/// oldest go, by their number and by the size of their requests. May be used from several threads at once.
/// </summary>
internal sealed class MadeTasks
{
    /// <summary>How many tasks are remembered: more than a batch has.</summary>
    public const int MostTasks = 10_000;

    /// <summary>How many bytes their requests may have in all: data URIs are megabytes each.</summary>
    public const long MostBytes = 256L << 20;

    private readonly object _gate = new();
    private readonly Dictionary<string, (MadeTask Made, long Size)> _byId = [];
    private readonly Queue<string> _order = new();
    private long _size;

    /// <summary>Remembers a task, in the place of the oldest where there are too many.</summary>
    public void Add(MadeTask made)
    {
        lock (_gate)
        {
            if (!_byId.ContainsKey(made.Task.Id))
            {
                _order.Enqueue(made.Task.Id);
            }

            Set(made);
            while (_order.Count > MostTasks || (_size > MostBytes && _order.Count > 1))
            {
                _byId.Remove(_order.Dequeue(), out var oldest);
                _size -= oldest.Size;
            }
        }
    }

    /// <summary>A task by its id; null where it is not remembered.</summary>
    public MadeTask? Find(string id)
    {
        lock (_gate)
        {
            return _byId.TryGetValue(id, out var found) ? found.Made : null;
        }
    }

    /// <summary>Lets go of what a task was asked for.</summary>
    public void Forget(string id)
    {
        lock (_gate)
        {
            if (_byId.TryGetValue(id, out var found))
            {
                Set(found.Made with { Request = null });
            }
        }
    }

    private void Set(MadeTask made)
    {
        var size = made.Request?.Size ?? 0;
        _size += size - (_byId.TryGetValue(made.Task.Id, out var old) ? old.Size : 0);
        _byId[made.Task.Id] = (made, size);
    }
}
