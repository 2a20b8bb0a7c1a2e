using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// A cmdlet that does one piece of work for each input, several at once, and writes the results in the order of the
/// input. ProcessRecord only starts work and hands on what is ready; it waits when <see cref="PiecesAtOnce"/> pieces
/// are under way. A piece that fails is a non-terminating error; the others go on.
/// </summary>
public abstract class OrderedCmdlet : RunwayCmdlet
{
    private readonly Queue<(Task<object?> Work, object Target)> _pending = new();
    private readonly Lazy<SemaphoreSlim> _slots;

    /// <summary>Makes the cmdlet.</summary>
    protected OrderedCmdlet() => _slots = new Lazy<SemaphoreSlim>(() => new SemaphoreSlim(PiecesAtOnce));

    /// <summary>How many requests may be under way at once, 1 to 256; 16 when nothing is said.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 16;

    /// <summary>Writes what is still under way, in order.</summary>
    protected override void EndProcessing()
    {
        Progress.EndInput();
        while (_pending.TryPeek(out var head))
        {
            PumpUntil(head.Work);
            WriteReady();
        }

        Progress.Complete();
    }

    /// <summary>How many pieces of work may be under way; more than <see cref="ThrottleLimit"/> where a piece has work besides its request.</summary>
    private protected virtual int PiecesAtOnce => ThrottleLimit;

    /// <summary>Pipeline thread: starts a piece of work, waiting for a free slot first.</summary>
    /// <param name="target">The user's own object, for errors.</param>
    /// <param name="work">The work; its result is written unless it is null.</param>
    private protected void Start(object target, Func<Task<object?>> work)
    {
        var slot = _slots.Value.WaitAsync(StopToken);
        PumpUntil(slot);
        Progress.Add();
        _pending.Enqueue((RunAsync(work), target));
        WriteReady();
    }

    /// <summary>What to do with a piece that failed; the base writes the error.</summary>
    private protected virtual void OnFailed(Exception exception, object target) => WriteError(exception, target);

    private async Task<object?> RunAsync(Func<Task<object?>> work)
    {
        try
        {
            return await Task.Run(work).ConfigureAwait(false);
        }
        finally
        {
            _slots.Value.Release();
        }
    }

    private void WriteReady()
    {
        Drain();
        while (_pending.TryPeek(out var head) && head.Work.IsCompleted)
        {
            _pending.Dequeue();
            Progress.Finish(head.Work.IsCompletedSuccessfully);
            if (head.Work.IsCompletedSuccessfully)
            {
                if (head.Work.Result is { } result)
                {
                    WriteObject(result);
                }
            }
            else if (StopToken.IsCancellationRequested)
            {
                throw new PipelineStoppedException();
            }
            else
            {
                OnFailed(ExceptionOf(head.Work), head.Target);
            }
        }
    }

    private static Exception ExceptionOf(Task work) =>
        work.Exception?.InnerException ?? new OperationCanceledException();
}
