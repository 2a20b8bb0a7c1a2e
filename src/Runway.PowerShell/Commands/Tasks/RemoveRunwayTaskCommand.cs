using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Deletes tasks and their output from the service. A task that is not finished is cancelled. This cannot be undone, so it asks for
/// confirmation of each task. A task that does not exist is not an error.
/// <para>
/// Saved files are not deleted. Stop-RunwayTask cancels only unfinished tasks.
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
            var known = Known(task);
            Start(task, async () =>
            {
                if (!await Service.Tasks.DeleteAsync(known, Observer, StopToken).ConfigureAwait(false))
                {
                    Post(() => WriteVerbose($"Task {task.Id} did not exist any more."));
                }

                return null;
            });
        }
    }
}
