using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Reads the metadata of videos from the "Runway AI" service: size, duration, time of creation.
/// <para>
/// The service returns values as text with units. They are converted to numbers and times; the text is kept in a second property.
/// 50MB is the same number of bytes as in PowerShell. The value of a text that cannot be read is empty.
/// </para>
/// </summary>
/// <returns>The metadata, with the response.</returns>
/// <seealso cref="NewRunwayAIVideoCommand"/>
/// <seealso cref="GetRunwayAIImageMetadataCommand"/>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
[Cmdlet(VerbsCommon.Get, "RunwayAIVideoMetadata")]
[OutputType(typeof(RunwayAIVideoMetadata))]
public sealed class GetRunwayAIVideoMetadataCommand : RunwayAICmdlet
{
    /// <summary>The videos: http or https URLs, or the output of another RunwayAI command.</summary>
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
