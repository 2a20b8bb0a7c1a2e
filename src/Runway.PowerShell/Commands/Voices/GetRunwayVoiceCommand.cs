using System.Management.Automation;
using Runway.Resources;
using Runway.Voices;

namespace Runway.PowerShell;

/// <summary>
/// Lists the voices of the organization, the newest first, or the presets of the service.
/// <para>
/// WorksIn says where a voice can be used. Voices of the organization and one set of presets work in avatars and their videos. The
/// other set works in New-RunwaySpeech and New-RunwayVoiceConversion. No voice works in both.
/// </para>
/// </summary>
/// <remarks>PreviewUrl is the address of a sound of the voice. It is signed, so do not publish it.</remarks>
/// <seealso cref="NewRunwayVoiceCommand"/>
/// <seealso cref="SetRunwayVoiceCommand"/>
/// <seealso cref="RemoveRunwayVoiceCommand"/>
[Cmdlet(VerbsCommon.Get, "RunwayVoice", DefaultParameterSetName = NameSet)]
[OutputType(typeof(RunwayVoice))]
public sealed class GetRunwayVoiceCommand : ResourceListCmdlet
{
    /// <summary>Names or ids of voices. Wildcards are allowed. Default: all.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet)]
    [Parameter(Position = 0, ParameterSetName = PresetSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [TextTransformation]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Lists the two sets of presets instead. Sends no request.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PresetSet)]
    public SwitchParameter Preset { get; set; }

    /// <summary>Ids or names of voices, or voices of a list, which are read again.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ResourceTransformation(nameof(RunwayVoice), nameof(RunwayVoice.Id), IsList = true)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Reads voices by their ids.</summary>
    protected override void ProcessRecord()
    {
        foreach (var id in ParameterSetName == IdSet ? Id! : [])
        {
            Try(id, () => Write(Read(id)));
        }
    }

    /// <summary>Reads the list.</summary>
    protected override void EndProcessing()
    {
        if (ParameterSetName == NameSet)
        {
            WriteMatching(Name, write => ForEach(Service.Voices.ListAsync(Observer, StopToken), write), voice => voice.Name, voice => voice, Read, NotFound);
        }
        else if (ParameterSetName == PresetSet)
        {
            WriteMatching<RunwayVoice>(Name, write => VoicePresets.All.ToList().ForEach(write), voice => voice.Name, voice => voice, null, NotFound);
        }
    }

    private RunwayVoice Read(string nameOrId) => PresetName.Of(nameOrId) is { } preset
        ? VoicePresets.All.FirstOrDefault(voice => voice.Id == preset) ?? throw NotFound(preset)
        : Await(Service.Voices.FindAsync(nameOrId, Observer, StopToken));

    private static RunwayException NotFound(string name) => new(RunwayErrors.VoiceNotFound, $"There is no voice '{name}'.");
}
