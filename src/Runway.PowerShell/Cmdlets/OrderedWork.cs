using System.Management.Automation;
using Runway.PowerShell.Errors;

namespace Runway.PowerShell.Cmdlets;

/// <summary>
/// The concurrent work items of one cmdlet, whose results are written in the order in which they were started. The error of an
/// item is written in its place; the others continue. All members are called on the pipeline thread.
/// </summary>
/// <param name="cmdlet">The cmdlet that writes the results.</param>
/// <param name="atOnce">The maximum number of running items.</param>
/// <param name="ahead">The maximum number of items started ahead of the last one that was written.</param>
/// <param name="failed">Handles the exception of an item and its input object.</param>
internal sealed class OrderedWork(ServiceCmdlet cmdlet, int atOnce, int ahead, Action<Exception, object> failed)
{
    private readonly Queue<Piece> _pending = new();
    private readonly SemaphoreSlim _slots = new(atOnce);

    /// <summary>Called when a result or error was written.</summary>
    public Action? Written { get; init; }

    /// <summary>Called before an error ends the pipeline; no more requests are sent then.</summary>
    public Action? Ending { get; init; }

    /// <summary>Starts an item; waits first while too many run, and writes finished results.</summary>
    /// <param name="target">The input object, for errors.</param>
    /// <param name="work">The work; its result is written unless it is null.</param>
    /// <param name="shape">Converts a result before it is written, on the pipeline thread.</param>
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

    /// <summary>Waits for a task and writes finished results meanwhile.</summary>
    public void WriteWhile(Task awaited)
    {
        while (!awaited.IsCompleted)
        {
            cmdlet.PumpUntil(_pending.TryPeek(out var head) ? Task.WhenAny(head.Work, awaited) : awaited);
            WriteReady();
        }

        WriteReady();
    }

    /// <summary>Writes the remaining results in order.</summary>
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

    // With -ErrorAction Stop the error ends the pipeline and nothing can be written after it: write existing tasks first.
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
