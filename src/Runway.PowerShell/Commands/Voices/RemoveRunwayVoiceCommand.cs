using System.Management.Automation;

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
    protected override void ProcessRecord() => Delete(Service.Voices, Id!, found => UsersOf(((RunwayVoice)found).Id) is { Count: > 0 } users
        ? $", with which these avatars speak: {string.Join(", ", users)}"
        : string.Empty);

    private List<string> UsersOf(string id) => [.. (_avatars ??= Await(ListAsync())).Where(avatar => avatar.Voice?.Id == id).Select(avatar => avatar.Name ?? avatar.Id)];

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
