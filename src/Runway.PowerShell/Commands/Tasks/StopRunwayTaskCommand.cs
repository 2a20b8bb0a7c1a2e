using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Cancels tasks that are not finished. Each is read first, and one that is finished is left alone with a warning: its
/// output is paid for, and only Remove-RunwayTask deletes it.
/// </summary>
/// <returns>The tasks as they are afterwards, and only with -PassThru.</returns>
/// <seealso cref="RemoveRunwayTaskCommand"/>
/// <seealso cref="WaitRunwayTaskCommand"/>
/// <seealso cref="GetRunwayTaskCommand"/>
/// <seealso href="about_RunwayPipelines"/>
[Cmdlet(VerbsLifecycle.Stop, "RunwayTask", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayTask))]
public sealed class StopRunwayTaskCommand : OrderedCmdlet
{
    /// <inheritdoc cref="WaitingCmdlet.Task"/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Id", "TaskId", "InputObject")]
    [TaskTransformation]
    [ArgumentCompleter(typeof(TaskIdCompleter))]
    public RunwayTask[] Task { get; set; } = [];

    /// <summary>Writes each task as it is afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Starts cancelling.</summary>
    protected override void ProcessRecord()
    {
        foreach (var task in Task)
        {
            if (ShouldProcess(task.Id, "Cancel the task"))
            {
                Start(task, async () =>
                {
                    var after = await Service.Tasks.StopAsync(task, Observer, StopToken).ConfigureAwait(false);
                    if (after.Status != RunwayTaskStatus.Cancelled)
                    {
                        Post(() => WriteWarning($"Task {after.Id} is finished ({after.Status}) and was left alone."));
                    }

                    return PassThru ? after : null;
                });
            }
        }
    }
}
