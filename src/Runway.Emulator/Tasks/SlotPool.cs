namespace Runway.Emulator.Tasks;

/// <summary>
/// Assigns the slots of one model to its tasks, in the order of submission. Slots that became free since the last call are
/// reassigned as of that time, so that no timer is needed and each event takes O(log n).
/// </summary>
internal sealed class SlotPool(int? limit, Action<EmulatedTask> ended)
{
    private readonly object _gate = new();
    private readonly PriorityQueue<EmulatedTask, DateTimeOffset> _running = new();
    private readonly Queue<EmulatedTask> _waiting = new();

    // A removed task stays in the queue until its turn; only the tasks in this set count.
    private readonly HashSet<EmulatedTask> _alive = [];
    private int _taken;

    public void Add(EmulatedTask task, DateTimeOffset now)
    {
        lock (_gate)
        {
            SettleCore(now);
            _alive.Add(task);
            if (limit is null || _taken < limit)
            {
                Start(task, task.QueuedUntil);
            }
            else
            {
                _waiting.Enqueue(task);
            }
        }
    }

    /// <summary>Removes a task and frees its slot.</summary>
    /// <returns>Whether the task had not ended yet.</returns>
    public bool Remove(EmulatedTask task, DateTimeOffset now)
    {
        lock (_gate)
        {
            SettleCore(now);
            if (!_alive.Remove(task))
            {
                return false;
            }

            if (task.StartsAt is not null)
            {
                FreeSlot(now);
            }

            return true;
        }
    }

    /// <summary>Whether a further task would have to wait.</summary>
    public bool IsFull(DateTimeOffset now)
    {
        lock (_gate)
        {
            SettleCore(now);
            return _taken >= limit;
        }
    }

    /// <summary>Updates the pool to the current time.</summary>
    public void Settle(DateTimeOffset now)
    {
        lock (_gate)
        {
            SettleCore(now);
        }
    }

    private void SettleCore(DateTimeOffset now)
    {
        while (_running.TryPeek(out var task, out var end) && end <= now)
        {
            _running.Dequeue();
            if (_alive.Remove(task))
            {
                ended(task);
                FreeSlot(end);
            }
        }
    }

    private void FreeSlot(DateTimeOffset at)
    {
        _taken--;
        while (_waiting.TryDequeue(out var next))
        {
            if (_alive.Contains(next))
            {
                Start(next, next.QueuedUntil > at ? next.QueuedUntil : at);
                return;
            }
        }
    }

    private void Start(EmulatedTask task, DateTimeOffset at)
    {
        _taken++;
        task.Start(at);
        _running.Enqueue(task, task.EndsAt!.Value);
    }
}
