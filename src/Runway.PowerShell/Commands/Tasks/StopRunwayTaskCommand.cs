using System.Management.Automation;
using Runway.Tasks;

namespace Runway.PowerShell;

/// <summary>
/// Cancels tasks that are not finished. Each is read first, and one that is finished is left alone with a warning: its
/// output is paid for, and only Remove-RunwayTask deletes it.
/// </summary>
/// <remarks>
/// The service has no way to cancel a task only if it still runs. A task is read right before it is cancelled; one that
/// finishes in the moment between is deleted with its output. A task that is gone by then is reported as GONE, not as
/// CANCELLED.
/// </remarks>
/// <returns>The tasks as they are afterwards, and only with -PassThru.</returns>
/// <seealso cref="RemoveRunwayTaskCommand"/>
/// <seealso cref="WaitRunwayTaskCommand"/>
/// <seealso cref="GetRunwayTaskCommand"/>
/// <seealso href="about_RunwayPipelines"/>
[Cmdlet(VerbsLifecycle.Stop, "RunwayTask", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayTask))]
public sealed class StopRunwayTaskCommand : TaskCmdlet
{
    /// <summary>Writes each task as it is afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process(RunwayTask task)
    {
        if (ShouldProcess(task, "Cancel the task"))
        {
            Start(task, async () =>
            {
                var after = await Service.Tasks.StopAsync(task, Observer, StopToken).ConfigureAwait(false);
                if (after.Status != RunwayTaskStatus.Cancelled)
                {
                    Post(() => WriteWarning(after.Status == RunwayTaskStatus.Gone
                        ? $"Task {after.Id} is gone: it was deleted before it could be cancelled, and may have finished before that."
                        : $"Task {after.Id} is finished ({after.Status}) and was left alone."));
                }

                return PassThru ? after : null;
            });
        }
    }
}
