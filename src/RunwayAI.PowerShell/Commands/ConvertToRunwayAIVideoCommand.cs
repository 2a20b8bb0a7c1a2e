using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Generates a video from each image with the "Runway AI" service.
/// <para>
/// The service does not accept files. The command returns when the videos are finished.
/// </para>
/// </summary>
/// <returns>The medium: its URL, its kind, the operation, and the response.</returns>
/// <seealso cref="NewRunwayAIImageCommand"/>
/// <seealso cref="NewRunwayAIVideoCommand"/>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
[Cmdlet(VerbsData.ConvertTo, "RunwayAIVideo", SupportsShouldProcess = true)]
[OutputType(typeof(RunwayAIMedia))]
public sealed class ConvertToRunwayAIVideoCommand : RunwayAIImageCmdlet
{
    /// <summary>The duration of the video in whole seconds, at least 1.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Number(1, int.MaxValue, IsCell = true)]
    public Number? Duration { get; set; }

    private protected override RunwayAIRequest BuildRequest() => new RunwayAIImageToVideoRequest { Duration = Duration.AsInt32() ?? 0 };
}
