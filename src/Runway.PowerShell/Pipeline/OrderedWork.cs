using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Pieces of work of one cmdlet, several at once, whose results are written in the order in which they were started. A
/// piece that fails is reported and the others go on. All of it is called on the pipeline thread.
/// </summary>
/// <param name="cmdlet">Whose output it is.</param>
/// <param name="limit">How many pieces may be under way at once.</param>
/// <param name="failed">What to do with a piece that failed, and the user's own object that it stands for.</param>
internal sealed class OrderedWork(ServiceCmdlet cmdlet, int limit, Action<Exception, object> failed)
{
    private readonly Queue<Piece> _pending = new();
    private readonly SemaphoreSlim _slots = new(limit);

    /// <summary>Starts a piece of work, waiting for a free slot first, and writes what is ready.</summary>
    /// <param name="target">The user's own object, for errors.</param>
    /// <param name="work">The work; its result is written unless it is null.</param>
    /// <param name="shape">What to do with a result before it is written, on the pipeline thread.</param>
    public void Start(object target, Func<Task<object?>> work, Func<object, object>? shape = null)
    {
        var slot = _slots.WaitAsync(cmdlet.StopToken);
        cmdlet.PumpUntil(slot);
        cmdlet.Progress.Add();
        _pending.Enqueue(new(RunAsync(work), target, shape));
        WriteReady();
    }

    /// <summary>Writes what is still under way, in order.</summary>
    public void Complete()
    {
        while (_pending.TryPeek(out var head))
        {
            cmdlet.PumpUntil(head.Work);
            WriteReady();
        }
    }

    private async Task<object?> RunAsync(Func<Task<object?>> work)
    {
        try
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            return await work().ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }

    private void WriteReady()
    {
        cmdlet.Drain();
        while (_pending.TryPeek(out var head) && head.Work.IsCompleted)
        {
            _pending.Dequeue();
            cmdlet.Progress.Finish(head.Work.IsCompletedSuccessfully);
            if (head.Work.IsCompletedSuccessfully)
            {
                if (head.Work.Result is { } result)
                {
                    cmdlet.WriteObject(head.Shape is { } shape ? shape(result) : result);
                }
            }
            else if (cmdlet.StopToken.IsCancellationRequested)
            {
                throw new PipelineStoppedException();
            }
            else
            {
                failed(ExceptionOf(head.Work), head.Target);
            }
        }
    }

    private static Exception ExceptionOf(Task work) =>
        work.Exception?.InnerException ?? new OperationCanceledException();

    private sealed record Piece(Task<object?> Work, object Target, Func<object, object>? Shape);
}
