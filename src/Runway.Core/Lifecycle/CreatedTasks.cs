using Runway.Operations;
using Runway.Submission;

namespace Runway.Lifecycle;

/// <summary>A task as it was created, and its request; null once it will never be repeated.</summary>
internal sealed record CreatedTask(RunwayTask Task, GenerationRequest? Request, SubmissionOptions Options);

/// <summary>
/// The newest tasks that a connection created. A user need not wait for a task, so the oldest are dropped when their number or
/// the size of their requests exceeds a limit. Thread-safe.
/// </summary>
internal sealed class CreatedTasks
{
    /// <summary>The number of tasks that are kept: more than a batch has.</summary>
    public const int MaxTasks = 10_000;

    /// <summary>The total size of their requests in bytes: a data URI has megabytes.</summary>
    public const long MaxBytes = 256L << 20;

    private readonly object _gate = new();
    private readonly Dictionary<string, (CreatedTask Made, long Size)> _byId = [];
    private readonly Queue<string> _order = new();
    private long _size;

    /// <summary>Adds a task and drops the oldest beyond the limits.</summary>
    public void Add(CreatedTask made)
    {
        lock (_gate)
        {
            if (!_byId.ContainsKey(made.Task.Id))
            {
                _order.Enqueue(made.Task.Id);
            }

            Set(made);
            while (_order.Count > MaxTasks || (_size > MaxBytes && _order.Count > 1))
            {
                _byId.Remove(_order.Dequeue(), out var oldest);
                _size -= oldest.Size;
            }
        }
    }

    /// <summary>The task with this id, or null.</summary>
    public CreatedTask? Find(string id)
    {
        lock (_gate)
        {
            return _byId.TryGetValue(id, out var found) ? found.Made : null;
        }
    }

    /// <summary>Drops the request of a task.</summary>
    public void DropRequest(string id)
    {
        lock (_gate)
        {
            if (_byId.TryGetValue(id, out var found))
            {
                Set(found.Made with { Request = null });
            }
        }
    }

    private void Set(CreatedTask made)
    {
        var size = made.Request?.Size ?? 0;
        _size += size - (_byId.TryGetValue(made.Task.Id, out var old) ? old.Size : 0);
        _byId[made.Task.Id] = (made, size);
    }
}
