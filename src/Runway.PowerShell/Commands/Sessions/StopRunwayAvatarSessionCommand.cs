using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Ends live sessions with avatars, also for those who talk in them. The conversations stay. A session that does not exist is not an
/// error.
/// </summary>
/// <seealso cref="NewRunwayAvatarSessionCommand"/>
/// <seealso cref="RemoveRunwayAvatarConversationCommand"/>
[Cmdlet(VerbsLifecycle.Stop, "RunwayAvatarSession", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void))]
public sealed class StopRunwayAvatarSessionCommand : RunwayCmdlet
{
    /// <summary>Ids of sessions, or objects of New-RunwayAvatarSession.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ResourceTransformation(nameof(RunwayAvatarSession), nameof(RunwayAvatarSession.Id), OtherType = nameof(RunwayAvatarConversation), IsList = true, TakesNames = false)]
    public string[]? Id { get; set; }

    /// <summary>Ends the sessions of one input.</summary>
    protected override void ProcessRecord()
    {
        foreach (var id in Id!)
        {
            try
            {
                if (ShouldProcess(id, "End the live session") && !Await(Service.Sessions.StopAsync(id, Observer, StopToken)))
                {
                    WriteVerbose($"Session {id} does not exist.");
                }
            }
            catch (RunwayException e)
            {
                WriteError(e, id);
            }
        }
    }
}
