namespace Runway.Emulator.Tasks;

/// <summary>
/// Gives tasks of one model their slots, in the order of submission. Slots that came free since the last look are
/// handed on as of the moment they came free, so no timer is needed and every look costs O(log n) per event.
/// </summary>
internal sealed class SlotPool(int? limit, Action<EmulatedTask> ended)
{
    private readonly object _gate = new();
    private readonly PriorityQueue<EmulatedTask, DateTimeOffset> _running = new();
    private readonly Queue<EmulatedTask> _waiting = new();

    // A task that was removed stays in its queue until it comes up; only those listed here still count.
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

    /// <summary>Takes a task out, freeing the slot it holds.</summary>
    /// <returns>Whether the task had not ended by then.</returns>
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

    /// <summary>Brings the pool up to the moment.</summary>
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
