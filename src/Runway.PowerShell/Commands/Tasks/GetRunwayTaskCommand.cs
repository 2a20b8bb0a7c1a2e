using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Reads the current state of tasks, without waiting. It writes the tasks in the order of the input, with status, progress, new
/// URLs of the output, and the reason of a failure.
/// <para>
/// Ids from any session and machine can be used, if the key belongs to the same organization. A task that does not exist is an
/// error; the others continue.
/// </para>
/// </summary>
/// <remarks>
/// The service requires at least five seconds between two reads of one task. Use Wait-RunwayTask to wait, not a loop around this
/// command. The service returns no prompt, model or batch; for an id they come from the journal. FinishedAt is the time at which a
/// wait read the end of the task; without a wait it is empty.
/// </remarks>
/// <seealso cref="WaitRunwayTaskCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
/// <seealso cref="NewRunwayImageCommand"/>
/// <seealso href="about_RunwayPipelines"/>
[Cmdlet(VerbsCommon.Get, "RunwayTask")]
[OutputType(typeof(RunwayTask))]
public sealed class GetRunwayTaskCommand : TaskCmdlet
{
    private protected override void Process(RunwayTask task)
    {
        var known = Known(task);
        Start(task, async () => await Service.Tasks.GetAsync(known, Observer, StopToken).ConfigureAwait(false));
    }
}
