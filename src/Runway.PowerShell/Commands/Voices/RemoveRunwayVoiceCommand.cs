using System.Management.Automation;
using Runway.Texts;

namespace Runway.PowerShell;

/// <summary>
/// Deletes voices of the organization. An avatar that has the voice keeps it, but cannot speak with it any more. This cannot be
/// undone, so it asks for confirmation of each voice and names the avatars. A voice with an id that does not exist is not an error.
/// </summary>
/// <seealso cref="GetRunwayVoiceCommand"/>
[Cmdlet(VerbsCommon.Remove, "RunwayVoice", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveRunwayVoiceCommand : ResourceCmdlet
{
    private List<RunwayAvatar>? _avatars;

    /// <summary>The voices: ids, exact names, or objects of Get-RunwayVoice.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Voice")]
    [ResourceTransformation(nameof(RunwayVoice), nameof(RunwayVoice.Id), IsList = true)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Deletes the voices of one input.</summary>
    protected override void ProcessRecord()
    {
        foreach (var id in Id!)
        {
            Try(id, () => Delete(id));
        }
    }

    private void Delete(string id)
    {
        RunwayVoice voice;
        try
        {
            voice = Await(Service.Voices.FindAsync(id, Observer, StopToken));
        }
        catch (RunwayException e) when (e.Error == RunwayErrors.VoiceNotFound && ResourceId.IsOne(id))
        {
            WriteVerbose($"Voice {id} does not exist.");
            return;
        }

        var users = (_avatars ??= Await(ListAsync())).Where(avatar => avatar.Voice?.Id == voice.Id).Select(avatar => avatar.Name ?? avatar.Id).ToList();
        if (ShouldProcess(Describe(voice.Name, voice.Id), $"Delete the voice{(users.Count == 0 ? string.Empty : $", with which these avatars speak: {string.Join(", ", users)}")}"))
        {
            Await(Service.Voices.DeleteAsync(voice.Id, Observer, StopToken));
            Forget(voice);
        }
    }

    private async Task<List<RunwayAvatar>> ListAsync()
    {
        var all = new List<RunwayAvatar>();
        await foreach (var avatar in Service.Avatars.ListAsync(Observer, StopToken).ConfigureAwait(false))
        {
            all.Add(avatar);
        }

        return all;
    }
}
