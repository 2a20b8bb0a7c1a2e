using System.Management.Automation;
using Runway.PowerShell.Cmdlets;

namespace Runway.PowerShell;

/// <summary>
/// A cmdlet that does one piece of work for each input, several at once, and writes the results in the order of the
/// input. ProcessRecord only starts work and hands on what is ready; it waits when <see cref="PiecesAtOnce"/> pieces
/// are under way. A piece that fails is a non-terminating error; the others go on.
/// </summary>
public abstract class OrderedCmdlet : RunwayCmdlet
{
    private OrderedWork? _work;

    /// <summary>The maximum number of concurrent requests, 1 to 256. Default: 16.</summary>
    [Parameter]
    [Number(1, 256)]
    public int ThrottleLimit { get; set; } = 16;

    /// <summary>Writes what is still under way, in order.</summary>
    protected override void EndProcessing()
    {
        Progress.EndInput();
        _work?.Complete();
        Progress.Complete();
    }

    /// <summary>How many pieces of work may be under way; more than <see cref="ThrottleLimit"/> where a piece has work besides its request.</summary>
    private protected virtual int PiecesAtOnce => ThrottleLimit;

    /// <summary>How many pieces may be started beyond the last one that was written. Where a piece costs nothing there is no end.</summary>
    private protected virtual int PiecesAhead => int.MaxValue;

    /// <summary>Pipeline thread: starts a piece of work, waiting for its turn first.</summary>
    /// <param name="target">The user's own object, for errors.</param>
    /// <param name="work">The work; its result is written unless it is null.</param>
    private protected void Start(object target, Func<Task<object?>> work) => Work.Start(target, work);

    /// <summary>Pipeline thread: waits for something, and writes meanwhile what is ready.</summary>
    private protected void WriteWhile(Task awaited) => Work.WriteWhile(awaited);

    /// <summary>What to do with a piece that failed; the base writes the error.</summary>
    private protected virtual void OnFailed(Exception exception, object target) => WriteError(exception, target);

    /// <summary>What to do when a piece was written or reported; the base does nothing.</summary>
    private protected virtual void OnWritten()
    {
    }

    /// <summary>What to do before an error ends the pipeline; the base does nothing.</summary>
    private protected virtual void OnEnding()
    {
    }

    private OrderedWork Work => _work ??= new OrderedWork(this, PiecesAtOnce, PiecesAhead, OnFailed) { Written = OnWritten, Ending = OnEnding };
}
