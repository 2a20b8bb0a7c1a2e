using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Creates a thumbnail picture of each video with the "Runway AI" service.
/// <para>
/// Default for the time of the picture: chosen by the service.
/// </para>
/// </summary>
/// <returns>The medium: its URL, its kind, the operation, and the response.</returns>
/// <seealso cref="NewRunwayAIVideoCommand"/>
/// <seealso cref="ExportRunwayAIVideoAudioCommand"/>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayAIVideoThumbnail", SupportsShouldProcess = true)]
[OutputType(typeof(RunwayAIMedia))]
public sealed class NewRunwayAIVideoThumbnailCommand : RunwayAIVideoCmdlet
{
    /// <summary>The time of the picture in the video, in whole seconds, at least 0.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Number(0, int.MaxValue, IsCell = true)]
    public Number? TimePosition { get; set; }

    private protected override RunwayAIRequest BuildRequest() => new RunwayAIVideoThumbnailRequest { TimePosition = TimePosition.AsInt32() };
}
