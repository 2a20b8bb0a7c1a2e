using System.Management.Automation;
using Runway.Avatars;
using Runway.Resources;

namespace Runway.PowerShell;

/// <summary>
/// Lists the avatars of the organization, the newest first, or the presets of the service.
/// <para>
/// The list is read page by page: Select-Object -First ends the reading.
/// </para>
/// </summary>
/// <remarks>ReferenceImageUrl and ProcessedImageUrl are signed addresses, so do not publish them.</remarks>
/// <seealso cref="NewRunwayAvatarCommand"/>
/// <seealso cref="SetRunwayAvatarCommand"/>
/// <seealso cref="NewRunwayAvatarVideoCommand"/>
[Cmdlet(VerbsCommon.Get, "RunwayAvatar", DefaultParameterSetName = NameSet)]
[OutputType(typeof(RunwayAvatar))]
public sealed class GetRunwayAvatarCommand : ResourceListCmdlet
{
    /// <summary>Names or ids of avatars. Wildcards are allowed. Default: all.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet)]
    [Parameter(Position = 0, ParameterSetName = PresetSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [TextTransformation]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Only avatars in one of these states: PROCESSING, READY, FAILED.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    [TextTransformation]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Lists the presets instead. Sends no request.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PresetSet)]
    public SwitchParameter Preset { get; set; }

    /// <summary>Ids or names of avatars, or avatars of a list, which are read again.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ResourceTransformation(nameof(RunwayAvatar), nameof(RunwayAvatar.Id), IsList = true)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Reads avatars by their ids.</summary>
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
            WriteMatching(Name, WriteOf, avatar => avatar.Name, avatar => avatar, Read, NotFound);
        }
        else if (ParameterSetName == PresetSet)
        {
            WriteMatching<RunwayAvatar>(Name, write => AvatarChoice.All.ToList().ForEach(write), avatar => avatar.Name, avatar => avatar, null, NotFound);
        }
    }

    private void WriteOf(Action<RunwayAvatar> write)
    {
        var missing = (Status ?? []).Except(ResourceCompleter.Statuses, StringComparer.OrdinalIgnoreCase).ToHashSet(StringComparer.OrdinalIgnoreCase);
        ForEach(Service.Avatars.ListAsync(Observer, StopToken), avatar =>
        {
            if (Status is null || Status.Contains(avatar.Status, StringComparer.OrdinalIgnoreCase))
            {
                missing.Remove(avatar.Status ?? string.Empty);
                write(avatar);
            }
        });
        foreach (var status in missing)
        {
            WriteError(new RunwayException(RunwayErrors.StatusNotKnown, $"'{status}' is not a known status, and no avatar has it.", $"Known are {string.Join(", ", ResourceCompleter.Statuses)}."), status);
        }
    }

    private RunwayAvatar Read(string nameOrId) => PresetName.Of(nameOrId) is { } preset
        ? AvatarChoice.All.FirstOrDefault(avatar => avatar.Id == preset) ?? throw NotFound(preset)
        : Await(Service.Avatars.FindAsync(nameOrId, Observer, StopToken));

    private static RunwayException NotFound(string name) => new(RunwayErrors.AvatarNotFound, $"There is no avatar '{name}'.");
}
