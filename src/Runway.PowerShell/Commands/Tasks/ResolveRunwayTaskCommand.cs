using System.Globalization;
using System.Management.Automation;
using Runway.Lifecycle;

namespace Runway.PowerShell;

/// <summary>
/// Settles creates with an unknown outcome, as <c>Get-RunwayTaskHistory -Unknown</c> lists them: asks the service for the task and writes its id to the journal. It writes the task,
/// which Save-RunwayTaskOutput takes.
/// <para>
/// Only creates by a router can be settled, since the requests of a router lead to task ids. A task is adopted if it is the only
/// one that the create can have made: its router made it at that time, no journal entry has it, and no other unknown create can
/// have made it. Otherwise the create stays unknown, and the error says what was found.
/// </para>
/// </summary>
/// <remarks>
/// The time is that of the create, and two minutes before and after it, since clocks differ. If programs with another journal use
/// the same router at the same time, the task may be theirs: compare model and time in the confirmation (-Confirm, -WhatIf).
/// </remarks>
/// <seealso cref="GetRunwayTaskHistoryCommand"/>
/// <seealso cref="ClearRunwayTaskHistoryCommand"/>
/// <seealso href="about_RunwayJournal"/>
[Cmdlet(VerbsDiagnostic.Resolve, "RunwayTask", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayTask))]
public sealed class ResolveRunwayTaskCommand : RunwayCmdlet
{
    private LostTasks? _lost;

    /// <inheritdoc cref="WaitingCmdlet.Task"/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Id", "TaskId", "InputObject")]
    [TaskTransformation]
    public RunwayTask[] Task { get; set; } = [];

    /// <summary>Settles each create.</summary>
    protected override void ProcessRecord()
    {
        foreach (var create in Task)
        {
            try
            {
                var journal = Service.Journal ?? throw new RunwayException(RunwayErrors.NotInJournal, "The connection has no journal.");
                _lost ??= new LostTasks(Service.Context, Service.Routers, journal);
                var task = Await(_lost.FindAsync(create.Id, Observer, StopToken));
                if (ShouldProcess(NameOf(create), string.Create(CultureInfo.CurrentCulture, $"Adopt task {task.Id} of {task.CreatedAt:u}, {task.Routing}")))
                {
                    Await(AdoptAsync(create.Id, task));
                    WriteObject(task);
                }
            }
            catch (RunwayException e)
            {
                WriteTaskError(e, create);
            }
        }
    }

    private async Task<bool> AdoptAsync(string entry, RunwayTask task)
    {
        await _lost!.AdoptAsync(entry, task).ConfigureAwait(false);
        return true;
    }
}
