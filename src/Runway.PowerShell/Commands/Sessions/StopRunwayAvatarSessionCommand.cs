using System.Management.Automation;
using Runway.Sessions;

namespace Runway.PowerShell;

/// <summary>
/// Ends live sessions with avatars, also for those who talk in them. The conversations stay. A session that does not exist is a
/// warning.
/// </summary>
/// <seealso cref="NewRunwayAvatarSessionCommand"/>
/// <seealso cref="RemoveRunwayAvatarConversationCommand"/>
[Cmdlet(VerbsLifecycle.Stop, "RunwayAvatarSession", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void))]
public sealed class StopRunwayAvatarSessionCommand : RunwayCmdlet
{
    /// <summary>Ids of sessions or conversations, or their objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ResourceTransformation(nameof(RunwayAvatarSession), nameof(RunwayAvatarSession.Id), OtherType = nameof(RunwayAvatarConversation), IsList = true, TakesNames = false)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Ends the sessions of one input.</summary>
    protected override void ProcessRecord()
    {
        foreach (var id in Id!)
        {
            try
            {
                SessionErrors.RequireId(id);
                if (ShouldProcess(id, "End the live session") && !Await(Service.Sessions.StopAsync(id, Observer, StopToken)))
                {
                    WriteWarning($"There is no session {id}, so none was ended.");
                }
            }
            catch (RunwayException e)
            {
                WriteError(e, id);
            }
        }
    }
}
