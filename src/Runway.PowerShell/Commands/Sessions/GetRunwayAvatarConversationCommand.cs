using System.Management.Automation;
using Runway.Journal;
using Runway.Sessions;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Lists conversations with avatars, which live sessions leave behind. With an id the conversation is read with its transcript.
/// <para>
/// The list is read page by page: Select-Object -First ends the reading. It has no transcripts; pipe it to this command to read them.
/// </para>
/// </summary>
/// <remarks>
/// The id of a conversation is that of its session. Neither -Verbose nor -Debug shows what was said. Save-RunwayAsset saves the
/// recording.
/// </remarks>
/// <seealso cref="RemoveRunwayAvatarConversationCommand"/>
/// <seealso cref="GetRunwayAvatarUsageCommand"/>
[Cmdlet(VerbsCommon.Get, "RunwayAvatarConversation", DefaultParameterSetName = ListSet)]
[OutputType(typeof(RunwayAvatarConversation))]
public sealed class GetRunwayAvatarConversationCommand : RunwayCmdlet
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    /// <summary>Ids of conversations or sessions, or their objects. Each is read with its transcript.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipeline = true)]
    [ResourceTransformation(nameof(RunwayAvatarConversation), nameof(RunwayAvatarConversation.Id), OtherType = "RunwayAvatarSession", IsList = true, TakesNames = false)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Only those with this avatar of the project: an id, an exact name, or an object. The service does not filter by preset.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    [ResourceTransformation(nameof(RunwayAvatar), nameof(RunwayAvatar.Id))]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string? Avatar { get; set; }

    /// <summary>Only those that were created from this time on.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Date]
    public DateTime? After { get; set; }

    /// <summary>Only those that were created before this time.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Date]
    public DateTime? Before { get; set; }

    /// <summary>Only those with one of these states.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateSet("in_progress", "ended", "failed")]
    public string[]? Status { get; set; }

    /// <summary>Reads conversations by their ids.</summary>
    protected override void ProcessRecord()
    {
        foreach (var id in ParameterSetName == IdSet ? Id! : [])
        {
            Try(id, () => Write(Await(Service.Conversations.GetAsync(id, Observer, StopToken))));
        }
    }

    /// <summary>Reads the list.</summary>
    protected override void EndProcessing()
    {
        if (ParameterSetName == ListSet)
        {
            Try(Given(Avatar), List);
        }
    }

    private void List()
    {
        var avatar = Given(Avatar) is { } named ? Await(Service.Avatars.FindAsync(named, Observer, StopToken)).Id : null;
        var filter = new ConversationFilter(avatar, DateAttribute.ToTime(After), DateAttribute.ToTime(Before));
        ForEach(Service.Conversations.ListAsync(filter, Observer, StopToken), conversation =>
        {
            if (Status is null || Status.Contains(conversation.Status, StringComparer.OrdinalIgnoreCase))
            {
                Write(conversation);
            }
        });
    }

    private void Write(RunwayAvatarConversation conversation)
    {
        Note(SeenNames.Conversation, conversation.Id, conversation.Avatar);
        WriteObject(conversation);
    }
}
