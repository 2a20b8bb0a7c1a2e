using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Reads what the "Runway AI" service tells of videos: size, length, time of creation.
/// <para>
/// The service writes quantities with their units; here they are numbers and times, and the service's text stands beside
/// each. 50MB is the same number of bytes as in PowerShell. A text that cannot be read leaves its value empty.
/// </para>
/// </summary>
/// <returns>The metadata, with the answer as it came.</returns>
/// <seealso cref="NewRunwayAIVideoCommand"/>
/// <seealso cref="GetRunwayAIImageMetadataCommand"/>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
[Cmdlet(VerbsCommon.Get, "RunwayAIVideoMetadata")]
[OutputType(typeof(RunwayAIVideoMetadata))]
public sealed class GetRunwayAIVideoMetadataCommand : RunwayAICmdlet
{
    /// <summary>The videos: http or https URLs, or what another RunwayAI command wrote.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VideoUrl", "Url")]
    [RunwayAIMediaTransformation]
    public RunwayAIMedia[] Video { get; set; } = [];

    /// <summary>Starts reading.</summary>
    protected override void ProcessRecord()
    {
        foreach (var video in Video)
        {
            Start(video, async () => await Service.Operations.GetVideoMetadataAsync(video, Observer, StopToken).ConfigureAwait(false));
        }
    }
}
