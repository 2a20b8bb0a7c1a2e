using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Waits until tasks are finished and writes each as soon as it is. A task that failed or was cancelled is written
/// too, and reported as an error besides. Stopping the wait does not stop the tasks.
/// </summary>
[Cmdlet(VerbsLifecycle.Wait, "RunwayTask")]
[OutputType(typeof(RunwayTask))]
public sealed class WaitRunwayTaskCommand : WaitingCmdlet
{
    /// <summary>Returns as soon as one task is finished.</summary>
    [Parameter]
    public SwitchParameter Any { get; set; }

    private int _written;

    private protected override async Task HandleAsync(RunwayTask task)
    {
        var finished = await Service.Tasks.WaitAsync(task, Observer, Deadline).ConfigureAwait(false);
        if (Any && Interlocked.Exchange(ref _written, 1) == 1)
        {
            return;
        }

        Post(() =>
        {
            WriteObject(finished);
            if (TaskOutcome.ErrorOf(finished) is { } error)
            {
                WriteError(error, finished);
            }
        });
        if (Any)
        {
            Enough();
        }
    }
}
