using System.Globalization;
using System.Management.Automation;
using Runway.PowerShell.Cmdlets;

namespace Runway.PowerShell;

/// <summary>
/// The base of the cmdlets that wait for tasks. Each task is watched from the moment it arrives, while others are
/// still being created; results are written in the order in which tasks end. Nothing waits in ProcessRecord.
/// </summary>
public abstract class WaitingCmdlet : RunwayCmdlet
{
    // A shorter time than that between two reads may pass without any, so each task is looked at first.
    private const int TooShortForARead = 5;

    // How long what is under way may take to notice that the time is up, before it is left to itself.
    private const int Grace = 2;
    private readonly WaitLimit _deadline = new();
    private readonly WaitLimit _leave = new();
    private readonly HashSet<string> _watched = [];
    private readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _unfinished;
    private bool _inputEnded;

    /// <summary>
    /// The tasks: ids, RunwayTask objects, or anything with an Id property, such as a row of a CSV file or a task that
    /// went through Export-Clixml on another machine.
    /// </summary>
    public abstract RunwayTask[] Task { get; set; }

    /// <summary>
    /// How long to wait at the most, in seconds, from the moment the last task arrived, whatever is under way then; -1, the
    /// default, and 2147483647 wait for ever. 0 looks once at each task, for ten seconds at the most. Tasks that are not finished
    /// by then go on at the service and are reported one by one.
    /// </summary>
    [Parameter]
    [Alias("TimeoutSec")]
    [Number(-1, int.MaxValue)]
    public int Timeout { get; set; } = -1;

    /// <summary>
    /// How many times a task that failed is created again, where its code says that the same request may succeed: never
    /// after moderation or for a bad input. Each time is a new task that is paid for; it is noted as a repetition of the
    /// old one. Only tasks that this session created can be repeated. Default: 0.
    /// </summary>
    [Parameter]
    [Number(0, 10)]
    public int RetryFailed { get; set; }

    /// <summary>Cancelled when the user's time is up.</summary>
    private protected CancellationToken Deadline => _deadline.Token;

    /// <summary>Starts watching each task; one that comes twice is watched once.</summary>
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

    /// <summary>Waits for what is not finished.</summary>
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
    }

    /// <summary>What a task was not, where the time is up: "finished".</summary>
    private protected virtual string Wanted => "finished";

    /// <summary>Any thread: does what the cmdlet does with one task, posting what it writes.</summary>
    /// <returns>Whether all went well with it.</returns>
    private protected abstract Task<bool> HandleAsync(RunwayTask task);

    /// <summary>Any thread: what was wanted is there; the rest is not waited for.</summary>
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
            // The pipeline is gone; the task goes on at the service.
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

        // With no time at all the look has its own limit, of a few seconds.
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
        string.Create(CultureInfo.CurrentCulture, $"Task {task.Id} was not {Wanted} after {Timeout} s. It goes on at the service."));
}
