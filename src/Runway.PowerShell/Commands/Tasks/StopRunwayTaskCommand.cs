using System.Management.Automation;
using Runway.Tasks;

namespace Runway.PowerShell;

/// <summary>
/// Cancels tasks that are not finished. Each task is read first; a finished one is not changed and gives a warning, because its
/// output is paid for. Remove-RunwayTask deletes it.
/// </summary>
/// <remarks>
/// The API cannot cancel a task only while it runs. A task that finishes between the read and the cancellation is deleted with its
/// output. A task that does not exist any more has the status GONE, not CANCELLED.
/// </remarks>
/// <returns>With -PassThru: the tasks with their new status.</returns>
/// <seealso cref="RemoveRunwayTaskCommand"/>
/// <seealso cref="WaitRunwayTaskCommand"/>
/// <seealso cref="GetRunwayTaskCommand"/>
/// <seealso href="about_RunwayPipelines"/>
[Cmdlet(VerbsLifecycle.Stop, "RunwayTask", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayTask))]
public sealed class StopRunwayTaskCommand : TaskCmdlet
{
    /// <summary>Writes each task with its new status.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process(RunwayTask task)
    {
        if (ShouldProcess(task, "Cancel the task"))
        {
            var known = Known(task);
            Start(task, async () =>
            {
                var after = await Service.Tasks.StopAsync(known, Observer, StopToken).ConfigureAwait(false);
                if (after.Status != RunwayTaskStatus.Cancelled)
                {
                    Post(() => WriteWarning(after.Status == RunwayTaskStatus.Gone
                        ? $"Task {after.Id} does not exist any more: it was deleted before it could be cancelled, and may have finished before that."
                        : $"Task {after.Id} is finished ({after.Status}) and was not cancelled."));
                }

                return PassThru ? after : null;
            });
        }
    }
}
