using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Deletes avatars of the organization. This cannot be undone, so it asks for confirmation of each avatar. An avatar with an id that
/// does not exist is not an error.
/// </summary>
/// <seealso cref="GetRunwayAvatarCommand"/>
[Cmdlet(VerbsCommon.Remove, "RunwayAvatar", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveRunwayAvatarCommand : ResourceCmdlet
{
    /// <summary>The avatars: ids, exact names, or objects of Get-RunwayAvatar.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Avatar")]
    [ResourceTransformation(nameof(RunwayAvatar), nameof(RunwayAvatar.Id), IsList = true)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Deletes the avatars of one input.</summary>
    protected override void ProcessRecord() => Delete(Service.Avatars, Id!, _ => string.Empty);
}
