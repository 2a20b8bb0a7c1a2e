using System.Management.Automation;
using Runway.Sessions;

namespace Runway.PowerShell;

/// <summary>
/// Deletes conversations with avatars, with their transcripts and recordings. This cannot be undone, so it asks for confirmation of
/// each. A conversation that does not exist is not an error.
/// </summary>
/// <seealso cref="GetRunwayAvatarConversationCommand"/>
[Cmdlet(VerbsCommon.Remove, "RunwayAvatarConversation", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveRunwayAvatarConversationCommand : RunwayCmdlet
{
    /// <summary>Ids of conversations or sessions, or objects of Get-RunwayAvatarConversation.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ResourceTransformation(nameof(RunwayAvatarConversation), nameof(RunwayAvatarConversation.Id), OtherType = "RunwayAvatarSession", IsList = true, TakesNames = false)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Deletes the conversations of one input.</summary>
    protected override void ProcessRecord()
    {
        foreach (var id in Id!)
        {
            try
            {
                SessionErrors.RequireId(id);
                if (ShouldProcess(id, "Delete the conversation with its transcript and its recording") && !Await(Service.Conversations.DeleteAsync(id, Observer, StopToken)))
                {
                    WriteVerbose($"Conversation {id} does not exist.");
                }
            }
            catch (RunwayException e)
            {
                WriteError(e, id);
            }
        }
    }
}
