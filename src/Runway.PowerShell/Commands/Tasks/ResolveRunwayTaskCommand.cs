using System.Management.Automation;
using Runway.Lifecycle;

namespace Runway.PowerShell;

/// <summary>
/// Settles creates with an unknown outcome, as <c>Get-RunwayTaskHistory -Unknown</c> lists them: asks the service what the create has made and writes its id to the journal. It
/// writes the task, which Save-RunwayTaskOutput takes, or the voice, avatar or document.
/// <para>
/// Creates by a router, and those of voices, avatars and documents can be settled, since the service lists what they made. A task of
/// the router, or a resource of the same name, is adopted if it is the only one that the create can have made: it was made at that
/// time, no journal entry has it, and no other unknown create can have made it. Otherwise the create stays unknown, and the error
/// says what was found.
/// </para>
/// </summary>
/// <remarks>
/// The time is that of the create by the clock of the service, give or take five seconds. If programs with another journal use the
/// same router or name at the same time, it may be theirs: compare the time in the confirmation (-Confirm, -WhatIf).
/// </remarks>
/// <seealso cref="GetRunwayTaskHistoryCommand"/>
/// <seealso cref="ClearRunwayTaskHistoryCommand"/>
/// <seealso href="about_RunwayJournal"/>
[Cmdlet(VerbsDiagnostic.Resolve, "RunwayTask", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayTask), typeof(RunwayVoice), typeof(RunwayAvatar), typeof(RunwayDocument))]
public sealed class ResolveRunwayTaskCommand : RunwayCmdlet
{
    private LostCreates? _lost;

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
                _lost ??= new LostCreates(Service.Context, Service.Routers, journal, [Service.Voices, Service.Avatars, Service.Documents]);
                var found = Await(_lost.FindAsync(create.Id, Observer, StopToken));
                if (ShouldProcess(NameOf(create), $"Adopt {found.Text}"))
                {
                    Await(AdoptAsync(create.Id, found));
                    WriteObject(found.Result);
                }
            }
            catch (RunwayException e)
            {
                WriteTaskError(e, create);
            }
        }
    }

    private async Task<bool> AdoptAsync(string entry, LostCreate found)
    {
        await _lost!.AdoptAsync(entry, found).ConfigureAwait(false);
        return true;
    }
}
