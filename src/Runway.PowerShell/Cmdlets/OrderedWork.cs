using System.Management.Automation;
using Runway.PowerShell.Errors;

namespace Runway.PowerShell.Cmdlets;

/// <summary>
/// Pieces of work of one cmdlet, several at once, whose results are written in the order in which they were started. A
/// piece that fails is reported in its place, and the others go on. All of it is called on the pipeline thread.
/// </summary>
/// <param name="cmdlet">Whose output it is.</param>
/// <param name="atOnce">How many pieces may be under way at once.</param>
/// <param name="ahead">How many pieces may be started beyond the last one that was written.</param>
/// <param name="failed">What to do with a piece that failed, and the user's own object that it stands for.</param>
internal sealed class OrderedWork(ServiceCmdlet cmdlet, int atOnce, int ahead, Action<Exception, object> failed)
{
    private readonly Queue<Piece> _pending = new();
    private readonly SemaphoreSlim _slots = new(atOnce);

    /// <summary>Is told of each piece that was written or reported.</summary>
    public Action? Written { get; init; }

    /// <summary>Is told that a failure is about to end the pipeline: nothing further is to go out.</summary>
    public Action? Ending { get; init; }

    /// <summary>Starts a piece of work, waiting for its turn first, and writes what is ready.</summary>
    /// <param name="target">The user's own object, for errors.</param>
    /// <param name="work">The work; its result is written unless it is null.</param>
    /// <param name="shape">What to do with a result before it is written, on the pipeline thread.</param>
    public void Start(object target, Func<Task<object?>> work, Func<object, object>? shape = null)
    {
        while (_pending.Count >= ahead)
        {
            WriteWhile(_pending.Peek().Work);
        }

        var slot = _slots.WaitAsync(cmdlet.StopToken);
        WriteWhile(slot);
        cmdlet.Progress.Add();
        _pending.Enqueue(new(RunAsync(work), target, shape));
        WriteReady();
    }

    /// <summary>Waits for something, and writes meanwhile what is ready.</summary>
    public void WriteWhile(Task awaited)
    {
        while (!awaited.IsCompleted)
        {
            cmdlet.PumpUntil(_pending.TryPeek(out var head) ? Task.WhenAny(head.Work, awaited) : awaited);
            WriteReady();
        }

        WriteReady();
    }

    /// <summary>Writes what is still under way, in order.</summary>
    public void Complete()
    {
        while (_pending.TryPeek(out var head))
        {
            WriteWhile(head.Work);
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
            if (head.Work.IsCompletedSuccessfully)
            {
                WriteResult(head);
            }
            else if (cmdlet.StopToken.IsCancellationRequested)
            {
                throw new PipelineStoppedException();
            }
            else
            {
                if (cmdlet.EndsWithErrors)
                {
                    WriteRest();
                }

                cmdlet.Progress.Finish(false);
                failed(ExceptionOf(head.Work), head.Target);
            }

            Written?.Invoke();
        }
    }

    private void WriteResult(Piece piece)
    {
        cmdlet.Progress.Finish(true);
        if (piece.Work.Result is { } result)
        {
            cmdlet.WriteObject(piece.Shape is { } shape ? shape(result) : result);
        }
    }

    // The error is going to end the pipeline, by -ErrorAction Stop, and after it nothing can be written. What exists reaches the
    // user before.
    private void WriteRest()
    {
        Ending?.Invoke();
        while (_pending.TryDequeue(out var piece))
        {
            cmdlet.PumpUntil(piece.Work);
            if (piece.Work.IsCompletedSuccessfully)
            {
                WriteResult(piece);
            }
            else if (ExceptionOf(piece.Work) is RunwayException { Kind: RunwayErrorKind.OutcomeUnknown } doubt)
            {
                cmdlet.WriteWarning(doubt.Message + (piece.Target as InputRow)?.ToLine());
            }
        }
    }

    private static Exception ExceptionOf(Task work) =>
        work.Exception?.InnerException ?? new OperationCanceledException();

    private sealed record Piece(Task<object?> Work, object Target, Func<object, object>? Shape);
}
