using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Reads tasks as they are now, without waiting. The tasks come back in the order of the input, with status, progress,
/// fresh URLs of what they made, and the reason where they failed.
/// <para>
/// An id is enough, from any session and any machine, as long as the key belongs to the same organization. A task that
/// does not exist, or no longer does, is an error of its own; the others go on.
/// </para>
/// </summary>
/// <remarks>
/// The service wants at least five seconds between two reads of one task. To wait, use Wait-RunwayTask, which keeps to
/// that; a loop around this command is not needed. FinishedAt is when a wait noticed the end, since the service does not tell it:
/// a task that no wait has watched has none.
/// </remarks>
/// <seealso cref="WaitRunwayTaskCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
/// <seealso cref="NewRunwayImageCommand"/>
/// <seealso href="about_RunwayPipelines"/>
[Cmdlet(VerbsCommon.Get, "RunwayTask")]
[OutputType(typeof(RunwayTask))]
public sealed class GetRunwayTaskCommand : TaskCmdlet
{
    private protected override void Process(RunwayTask task) =>
        Start(task, async () => await Service.Tasks.GetAsync(task, Observer, StopToken).ConfigureAwait(false));
}
