using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Extracts the sound of videos with the "Runway AI" service.
/// <para>
/// The videos are not changed. Save-RunwayAIMedia saves the sounds.
/// </para>
/// </summary>
/// <returns>The medium: its URL, its kind, the operation, and the response.</returns>
/// <seealso cref="NewRunwayAIVideoCommand"/>
/// <seealso cref="NewRunwayAIVideoThumbnailCommand"/>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
[Cmdlet(VerbsData.Export, "RunwayAIVideoAudio", SupportsShouldProcess = true)]
[OutputType(typeof(RunwayAIMedia))]
public sealed class ExportRunwayAIVideoAudioCommand : RunwayAIVideoCmdlet
{
    private protected override RunwayAIRequest BuildRequest() => new RunwayAIVideoAudioRequest();
}
