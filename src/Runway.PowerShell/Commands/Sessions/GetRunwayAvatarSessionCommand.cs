using System.Management.Automation;
using Runway.Journal;

namespace Runway.PowerShell;

/// <summary>
/// Reads live sessions with avatars by their ids. Without an id it lists those of the journal that are open, also one that was left
/// when its PowerShell was killed.
/// <para>
/// The service has no list of sessions; Get-RunwayAvatarConversation lists what they leave behind, also those of others.
/// </para>
/// </summary>
/// <remarks>SessionKey, a SecureString, is there only while the session is READY.</remarks>
/// <seealso cref="NewRunwayAvatarSessionCommand"/>
/// <seealso cref="StopRunwayAvatarSessionCommand"/>
[Cmdlet(VerbsCommon.Get, "RunwayAvatarSession", DefaultParameterSetName = ListSet)]
[OutputType(typeof(RunwayAvatarSession))]
public sealed class GetRunwayAvatarSessionCommand : RunwayCmdlet
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    /// <summary>Ids of sessions or conversations, or their objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipeline = true)]
    [ResourceTransformation(nameof(RunwayAvatarSession), nameof(RunwayAvatarSession.Id), OtherType = nameof(RunwayAvatarConversation), IsList = true, TakesNames = false)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Reads the sessions of one input.</summary>
    protected override void ProcessRecord()
    {
        foreach (var id in ParameterSetName == IdSet ? Id! : [])
        {
            Try(id, () => Write(Await(Service.Sessions.GetAsync(id, Observer, StopToken))));
        }
    }

    /// <summary>Lists the open sessions. A pipeline without input asks for none.</summary>
    protected override void EndProcessing()
    {
        if (ParameterSetName == ListSet && !MyInvocation.ExpectingInput)
        {
            Try(null, () => ForEach(Service.Sessions.ListAsync(Observer, StopToken), Write));
        }
    }

    private void Write(RunwayAvatarSession session)
    {
        Note(SeenNames.Conversation, session.Id, null);
        WriteObject(session);
    }
}
