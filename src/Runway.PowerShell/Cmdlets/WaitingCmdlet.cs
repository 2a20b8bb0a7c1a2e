using System.Globalization;
using System.Management.Automation;
using Runway.PowerShell.Cmdlets;

namespace Runway.PowerShell;

/// <summary>
/// Base class of cmdlets that wait for tasks. Each task is watched from the moment it arrives, while others are still being
/// created; results are written in the order in which tasks end. ProcessRecord does not block.
/// </summary>
public abstract class WaitingCmdlet : RunwayCmdlet
{
    // With a timeout shorter than the interval of reads, each task is read first.
    private const int TooShortForARead = 5;

    // After the timeout, work in progress is waited for this long.
    private const int Grace = 2;
    private readonly WaitLimit _deadline = new();
    private readonly WaitLimit _leave = new();
    private readonly HashSet<string> _watched = [];
    private readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _unfinished;
    private bool _inputEnded;

    /// <summary>
    /// The tasks: ids, RunwayTask objects, or objects with an Id property, such as rows of a CSV file or tasks from Export-Clixml
    /// of another machine.
    /// </summary>
    public abstract RunwayTask[] Task { get; set; }

    /// <summary>
    /// The timeout in seconds, counted from the arrival of the last task. -1 and 2147483647: no timeout. 0 reads each task once,
    /// for at most ten seconds. Tasks that are not finished by then continue at the service; each is an error. Default: -1.
    /// </summary>
    [Parameter]
    [Alias("TimeoutSec")]
    [Number(-1, int.MaxValue)]
    public int Timeout { get; set; } = -1;

    /// <summary>
    /// How many times a failed task is created again, where its failure code allows a retry: never after moderation or for a bad
    /// input. Each retry is a new, charged task; RetryOf shows the failed one. Only tasks of this session can be retried. Default:
    /// 0.
    /// </summary>
    [Parameter]
    [Number(0, 10)]
    public int RetryFailed { get; set; }

    /// <summary>Cancelled when the timeout has passed.</summary>
    private protected CancellationToken Deadline => _deadline.Token;

    /// <summary>Refuses tasks from the pipeline beside those of -Task.</summary>
    protected override void BeginProcessing()
    {
        RefusePipedTasks(nameof(Task));
        base.BeginProcessing();
    }

    /// <summary>Starts to watch each task; the same task is watched once.</summary>
    protected override void ProcessRecord()
    {
        foreach (var task in Task.Where(t => _watched.Add(t.Id)))
        {
            Progress.Add(task);
            Interlocked.Increment(ref _unfinished);
            _ = RunAsync(task);
        }

        Drain();
    }

    /// <summary>Waits for unfinished tasks.</summary>
    protected override void EndProcessing()
    {
        Volatile.Write(ref _inputEnded, true);
        Progress.EndInput();
        _deadline.Start(Service.Clock, Timeout);
        if (Timeout is > 0 and < int.MaxValue - Grace)
        {
            _leave.Start(Service.Clock, Timeout + Grace);
        }

        SignalWhenDone();
        PumpUntil(_enough.Task);
        Progress.Complete();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _deadline.Dispose();
            _leave.Dispose();
            _deadline.Cancel();
        }

        base.Dispose(disposing);
    }

    /// <summary>The awaited state, for the error of the timeout: "finished".</summary>
    private protected virtual string Wanted => "finished";

    /// <summary>Any thread: handles one task and posts its output.</summary>
    /// <returns>Whether it succeeded.</returns>
    private protected abstract Task<bool> HandleAsync(RunwayTask task);

    /// <summary>Any thread: ends the wait for all other tasks.</summary>
    private protected void Enough() => _enough.TrySetResult();

    private async Task RunAsync(RunwayTask task)
    {
        var succeeded = false;
        try
        {
            var work = System.Threading.Tasks.Task.Run(async () => await HandleAsync(await LookAsync(task).ConfigureAwait(false)).ConfigureAwait(false), StopToken);
            succeeded = await work.WaitAsync(_leave.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (Deadline.IsCancellationRequested && !StopToken.IsCancellationRequested)
        {
            Post(() => WriteTaskError(TimedOut(task), task));
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            // The pipeline was stopped; the task continues at the service.
        }
        catch (Exception e)
        {
            Post(() => WriteTaskError(e, task));
        }
        finally
        {
            Progress.Finish(succeeded, task.Id);
            Interlocked.Decrement(ref _unfinished);
            SignalWhenDone();
        }
    }

    private async Task<RunwayTask> LookAsync(RunwayTask task)
    {
        if (Timeout is < 0 or >= TooShortForARead)
        {
            return task;
        }

        // With -Timeout 0 the read has a timeout of its own.
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(StopToken, Timeout == 0 ? StopToken : Deadline);
        return await Service.Tasks.ReadOnceAsync(task, Observer, ends.Token).ConfigureAwait(false);
    }

    private void SignalWhenDone()
    {
        if (Volatile.Read(ref _inputEnded) && Volatile.Read(ref _unfinished) == 0)
        {
            Enough();
        }
    }

    private RunwayException TimedOut(RunwayTask task) => new(
        RunwayErrors.WaitTimedOut,
        string.Create(CultureInfo.CurrentCulture, $"Task {task.Id} was not {Wanted} after {Timeout} s. It continues at the service."));
}
