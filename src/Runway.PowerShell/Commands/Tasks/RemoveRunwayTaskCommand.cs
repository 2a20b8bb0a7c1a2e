using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Deletes tasks and everything they made from the service. A task that is not finished is cancelled. This cannot be
/// undone, so it asks before each task; a task that is gone already is not an error.
/// <para>
/// Files that were saved stay where they are. To end a task without losing what a finished one made, use
/// Stop-RunwayTask.
/// </para>
/// </summary>
/// <seealso cref="StopRunwayTaskCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
/// <seealso cref="GetRunwayTaskCommand"/>
/// <seealso href="about_RunwayPipelines"/>
[Cmdlet(VerbsCommon.Remove, "RunwayTask", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveRunwayTaskCommand : TaskCmdlet
{
    private protected override bool AsksByDefault => true;

    private protected override void Process(RunwayTask task)
    {
        if (ShouldProcess(task, "Delete the task and its output"))
        {
            Start(task, async () =>
            {
                if (!await Service.Tasks.DeleteAsync(task.Id, Observer, StopToken).ConfigureAwait(false))
                {
                    Post(() => WriteVerbose($"Task {task.Id} was gone already."));
                }

                return null;
            });
        }
    }
}
