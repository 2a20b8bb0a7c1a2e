using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Deletes tasks and everything they made from the service; a task that is not finished is cancelled. This cannot be
/// undone. A task that is gone already is not an error.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "RunwayTask", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveRunwayTaskCommand : OrderedCmdlet
{
    /// <summary>The tasks: ids, RunwayTask objects, or anything with an Id property.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Id", "TaskId", "InputObject")]
    [TaskTransformation]
    public RunwayTask[] Task { get; set; } = [];

    /// <summary>Starts deleting.</summary>
    protected override void ProcessRecord()
    {
        foreach (var task in Task)
        {
            if (ShouldProcess(task.Id, "Delete the task and its output"))
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
}
