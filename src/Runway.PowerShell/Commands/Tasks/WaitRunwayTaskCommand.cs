using System.Management.Automation;
using Runway.Tasks;

namespace Runway.PowerShell;

/// <summary>
/// Waits until tasks are finished and writes each as soon as it is. A failed or cancelled task is written and is also an error.
/// Stopping the wait does not stop the tasks.
/// <para>
/// All tasks are watched concurrently, from the moment they arrive. A task is read at most every five seconds. A failed read does
/// not end the wait.
/// </para>
/// </summary>
/// <remarks>Save-RunwayTaskOutput also waits; put this command before it only to use the tasks in between.</remarks>
/// <returns>The finished tasks, in the order in which they ended. FinishedAt is the time at which the wait read the end, a few seconds after it.</returns>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
/// <seealso cref="GetRunwayTaskCommand"/>
/// <seealso cref="StopRunwayTaskCommand"/>
/// <seealso href="about_RunwayPipelines"/>
[Cmdlet(VerbsLifecycle.Wait, "RunwayTask")]
[OutputType(typeof(RunwayTask))]
public sealed class WaitRunwayTaskCommand : WaitingCmdlet
{
    /// <inheritdoc cref="WaitingCmdlet.Task"/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Id", "TaskId", "InputObject")]
    [TaskTransformation]
    [ArgumentCompleter(typeof(TaskIdCompleter))]
    public override RunwayTask[] Task { get; set; } = [];

    /// <summary>Returns as soon as one task is finished.</summary>
    [Parameter]
    public SwitchParameter Any { get; set; }

    private int _written;

    private protected override async Task<bool> HandleAsync(RunwayTask task)
    {
        var finished = await WaitAsync(task).ConfigureAwait(false);
        if (Any && Interlocked.Exchange(ref _written, 1) == 1)
        {
            return true;
        }

        var errors = TaskOutcome.ErrorOf(finished) is { } error ? [error] : TaskOutcome.NodeErrorsOf(finished);
        Post(() =>
        {
            finished = Known(finished);
            WriteObject(finished);
            foreach (var error in errors)
            {
                WriteTaskError(error, finished);
            }
        });
        if (Any)
        {
            Enough();
        }

        return errors.Count == 0;
    }

    private async Task<RunwayTask> WaitAsync(RunwayTask task)
    {
        try
        {
            return await Service.Tasks.WaitAsync(task, RetryFailed, Observer, Deadline).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (RunwayTaskStatus.IsFinished(task.Status) && !StopToken.IsCancellationRequested)
        {
            // It is known to be finished, for example from the journal, but the timeout passed before its output was read.
            return task;
        }
    }
}
