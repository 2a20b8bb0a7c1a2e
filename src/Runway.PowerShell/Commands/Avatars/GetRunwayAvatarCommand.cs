using System.Management.Automation;
using Runway.Avatars;

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
public sealed class GetRunwayAvatarCommand : PreparedListCmdlet
{
    /// <summary>Names of avatars. Wildcards are allowed. Default: all.</summary>
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

    /// <summary>Ids of avatars, or avatars of a list, which are read again.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ResourceTransformation(nameof(RunwayAvatar), nameof(RunwayAvatar.Id), IsList = true)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Reads avatars by their ids.</summary>
    protected override void ProcessRecord()
    {
        foreach (var id in ParameterSetName == IdSet ? Id! : [])
        {
            Try(id, () => Write(Await(Service.Avatars.GetAsync(id, Observer, StopToken))));
        }
    }

    /// <summary>Reads the list.</summary>
    protected override void EndProcessing()
    {
        if (ParameterSetName == NameSet)
        {
            WriteMatching<RunwayAvatar>(Name, WriteOf, avatar => avatar.Name, NotFound);
        }
        else if (ParameterSetName == PresetSet)
        {
            WriteMatching<RunwayAvatar>(Name, write => AvatarChoice.All.ToList().ForEach(write), avatar => avatar.Name, NotFound);
        }
    }

    private void WriteOf(Action<RunwayAvatar> write) => ForEach(Service.Avatars.ListAsync(Observer, StopToken), avatar =>
    {
        if (Status is null || Status.Contains(avatar.Status, StringComparer.OrdinalIgnoreCase))
        {
            write(avatar);
        }
    });

    private static RunwayException NotFound(string name) => new(RunwayErrors.AvatarNotFound, $"There is no avatar '{name}'.");
}
