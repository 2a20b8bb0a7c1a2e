using System.Management.Automation;
using Runway.PowerShell.Cmdlets;

namespace Runway.PowerShell;

/// <summary>
/// A cmdlet that runs one work item for each input concurrently and writes the results in the order of the input. ProcessRecord
/// starts a work item and writes finished results; it waits while <see cref="PiecesAtOnce"/> items run. An item that fails is a
/// non-terminating error; the others continue.
/// </summary>
public abstract class OrderedCmdlet : RunwayCmdlet
{
    private OrderedWork? _work;

    /// <summary>The maximum number of concurrent requests, 1 to 256. Default: 16.</summary>
    [Parameter]
    [Number(1, 256)]
    public int ThrottleLimit { get; set; } = 16;

    /// <summary>Writes the remaining results in order.</summary>
    protected override void EndProcessing()
    {
        Progress.EndInput();
        _work?.Complete();
        Progress.Complete();
    }

    /// <summary>The maximum number of running work items; more than <see cref="ThrottleLimit"/> where an item does more than its request.</summary>
    private protected virtual int PiecesAtOnce => ThrottleLimit;

    /// <summary>The maximum number of items started ahead of the last one that was written. Default: no limit.</summary>
    private protected virtual int PiecesAhead => int.MaxValue;

    /// <summary>Pipeline thread: starts a work item; waits first while too many run.</summary>
    /// <param name="target">The input object, for errors.</param>
    /// <param name="work">The work; its result is written unless it is null.</param>
    /// <param name="shape">Converts a result before it is written, on the pipeline thread.</param>
    private protected void Start(object target, Func<Task<object?>> work, Func<object, object>? shape = null) => Work.Start(target, work, shape);

    /// <summary>Pipeline thread: waits for a task and writes finished results meanwhile.</summary>
    private protected void WriteWhile(Task awaited) => Work.WriteWhile(awaited);

    /// <summary>Handles an item that failed. Default: writes the error.</summary>
    private protected virtual void OnFailed(Exception exception, object target) => WriteError(exception, target);

    /// <summary>Called when a result or error was written. Default: does nothing.</summary>
    private protected virtual void OnWritten()
    {
    }

    /// <summary>Called before an error ends the pipeline. Default: does nothing.</summary>
    private protected virtual void OnEnding()
    {
    }

    private OrderedWork Work => _work ??= new OrderedWork(this, PiecesAtOnce, PiecesAhead, OnFailed) { Written = OnWritten, Ending = OnEnding };
}
