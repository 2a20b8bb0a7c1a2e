using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Runway.Emulator.Account;

namespace Runway.Emulator.Tasks;

/// <summary>All tasks of the account, with their charges and refunds.</summary>
internal sealed class TaskStore(RunwayEmulatorOptions options, CreditAccount account)
{
    private readonly ConcurrentDictionary<Guid, EmulatedTask> _tasks = new();
    private readonly ConcurrentDictionary<string, SlotPool> _pools = new(StringComparer.Ordinal);

    /// <summary>Admits a task and charges its estimate, or returns the reason why not.</summary>
    public Admission TryCreate(TaskPlan plan, DateTimeOffset now, [NotNullWhen(true)] out EmulatedTask? task)
    {
        // Tasks that have failed meanwhile are refunded first, which may pay for this one.
        Settle(now);
        task = null;
        var admission = account.Admit(plan.Model, plan.Credits, now);
        if (admission == Admission.Accepted)
        {
            task = NewTask(plan, now);
            _tasks[task.Id] = task;
            PoolOf(plan.Model).Add(task, now);
        }

        return admission;
    }

    /// <summary>Adds a task that is not charged, with the status that it has at the start.</summary>
    public void Restore(EmulatedTask task, bool hasEnded, DateTimeOffset now)
    {
        _tasks[task.Id] = task;
        if (hasEnded)
        {
            task.Start(task.QueuedUntil);
        }
        else
        {
            PoolOf(task.Plan.Model).Add(task, now);
        }
    }

    /// <summary>Finds a task, with its queue updated to the current time.</summary>
    public bool TryGet(Guid id, DateTimeOffset now, [NotNullWhen(true)] out EmulatedTask? task)
    {
        if (!_tasks.TryGetValue(id, out task))
        {
            return false;
        }

        if (task.StartsAt is null)
        {
            PoolOf(task.Plan.Model).Settle(now);
        }

        return true;
    }

    /// <summary>Cancels or deletes a task. It is refunded if it had not started.</summary>
    public bool TryDelete(Guid id, DateTimeOffset now)
    {
        if (!_tasks.TryRemove(id, out var task))
        {
            return false;
        }

        var wasUnfinished = PoolOf(task.Plan.Model).Remove(task, now);
        if (wasUnfinished && !(task.StartsAt <= now))
        {
            account.Refund(task.Plan.Model, task.Plan.Credits, now);
        }

        return true;
    }

    /// <summary>Whether a further task of a model would have to wait.</summary>
    public bool IsBusy(string model, DateTimeOffset now) => PoolOf(model).IsFull(now);

    /// <summary>Updates all queues and the account to the current time.</summary>
    public void Settle(DateTimeOffset now)
    {
        foreach (var pool in _pools)
        {
            pool.Value.Settle(now);
        }
    }

    private EmulatedTask NewTask(TaskPlan plan, DateTimeOffset now)
    {
        var directives = PromptDirectives.Parse(plan.Prompt);
        var (queue, running) = TaskTimes.Of(options, directives);
        return new EmulatedTask(plan, directives, now, queue, running);
    }

    private SlotPool PoolOf(string model) =>
        _pools.GetOrAdd(model, static (_, tasks) => tasks.NewPool(), this);

    private SlotPool NewPool() => new(options.Concurrency, OnEnded);

    private void OnEnded(EmulatedTask task)
    {
        var refund = task.Plan.Credits - task.FinalCredits;
        if (refund > 0)
        {
            account.Refund(task.Plan.Model, refund, task.EndsAt!.Value);
        }
    }
}
