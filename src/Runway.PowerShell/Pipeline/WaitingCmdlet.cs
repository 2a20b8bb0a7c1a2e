using System.Globalization;
using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// The base of the cmdlets that wait for tasks. Each task is watched from the moment it arrives, while others are
/// still being created; results are written in the order in which tasks end. Nothing waits in ProcessRecord.
/// </summary>
public abstract class WaitingCmdlet : RunwayCmdlet
{
    private readonly CancellationTokenSource _deadline = new();
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
    /// How long to wait at the most, in seconds, from the moment the last task arrived; -1, the default, waits for
    /// ever. Tasks that are not finished by then go on at the service and are reported one by one.
    /// </summary>
    [Parameter]
    [Alias("TimeoutSec")]
    [ValidateRange(-1, int.MaxValue)]
    public int Timeout { get; set; } = -1;

    /// <summary>
    /// How many times a task that failed is created again, where its code says that the same request may succeed: never
    /// after moderation or for a bad input. Each time is a new task that is paid for; it is noted as a repetition of the
    /// old one. Only tasks that this session created can be repeated. 0 when nothing is said.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 10)]
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
        using var timer = Timeout < 0
            ? null
            : Service.Clock.CreateTimer(_ => _deadline.Cancel(), null, TimeSpan.FromSeconds(Timeout), System.Threading.Timeout.InfiniteTimeSpan);
        SignalWhenDone();
        PumpUntil(_enough.Task);
        Progress.Complete();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _deadline.Cancel();
        }
    }

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
            succeeded = await System.Threading.Tasks.Task.Run(async () => await HandleAsync(await LookAsync(task).ConfigureAwait(false)).ConfigureAwait(false), StopToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (Deadline.IsCancellationRequested && !StopToken.IsCancellationRequested)
        {
            Post(() => WriteError(TimedOut(task), task));
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            // The pipeline is gone; the task goes on at the service.
        }
        catch (Exception e)
        {
            Post(() => WriteError(e, task));
        }
        finally
        {
            Progress.Finish(succeeded, task.Id);
            Interlocked.Decrement(ref _unfinished);
            SignalWhenDone();
        }
    }

    // With no time to wait and nothing but an id, only a look tells whether the task is done.
    private async Task<RunwayTask> LookAsync(RunwayTask task) =>
        Timeout == 0 && task.Status is null ? await Service.Tasks.GetAsync(task, Observer, StopToken).ConfigureAwait(false) : task;

    private void SignalWhenDone()
    {
        if (Volatile.Read(ref _inputEnded) && Volatile.Read(ref _unfinished) == 0)
        {
            Enough();
        }
    }

    private RunwayException TimedOut(RunwayTask task) => new(
        RunwayErrors.WaitTimedOut,
        string.Create(CultureInfo.CurrentCulture, $"Task {task.Id} was not finished after {Timeout} s. It goes on at the service."));
}
