using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Reads live sessions with avatars by their ids. The service has no list of sessions; Get-RunwayAvatarConversation lists what they
/// leave behind.
/// </summary>
/// <remarks>SessionKey, a SecureString, is there only while the session is READY.</remarks>
/// <seealso cref="NewRunwayAvatarSessionCommand"/>
/// <seealso cref="StopRunwayAvatarSessionCommand"/>
[Cmdlet(VerbsCommon.Get, "RunwayAvatarSession")]
[OutputType(typeof(RunwayAvatarSession))]
public sealed class GetRunwayAvatarSessionCommand : RunwayCmdlet
{
    /// <summary>Ids of sessions or conversations, or their objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ResourceTransformation(nameof(RunwayAvatarSession), nameof(RunwayAvatarSession.Id), OtherType = nameof(RunwayAvatarConversation), IsList = true, TakesNames = false)]
    public string[]? Id { get; set; }

    /// <summary>Reads the sessions of one input.</summary>
    protected override void ProcessRecord()
    {
        foreach (var id in Id!)
        {
            try
            {
                WriteObject(Await(Service.Sessions.GetAsync(id, Observer, StopToken)));
            }
            catch (RunwayException e)
            {
                WriteError(e, id);
            }
        }
    }
}
