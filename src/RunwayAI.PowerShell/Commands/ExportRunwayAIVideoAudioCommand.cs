using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Takes the sound out of videos with the "Runway AI" service, as files of their own.
/// <para>
/// The videos stay as they are. Save-RunwayAIMedia fetches the sounds.
/// </para>
/// </summary>
/// <returns>What was made: its URL, its kind, the operation, and the answer as it came.</returns>
/// <seealso cref="NewRunwayAIVideoCommand"/>
/// <seealso cref="NewRunwayAIVideoThumbnailCommand"/>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
[Cmdlet(VerbsData.Export, "RunwayAIVideoAudio", SupportsShouldProcess = true)]
[OutputType(typeof(RunwayAIMedia))]
public sealed class ExportRunwayAIVideoAudioCommand : RunwayAIVideoCmdlet
{
    private protected override RunwayAIRequest BuildRequest() => new RunwayAIVideoAudioRequest();
}
