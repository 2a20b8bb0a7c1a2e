using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Reads what the "Runway AI" service tells of images: size, width and height, time of creation.
/// <para>
/// The service writes quantities with their units; here they are numbers and times, and the service's text stands beside
/// each. 50MB is the same number of bytes as in PowerShell. A text that cannot be read leaves its value empty.
/// </para>
/// </summary>
/// <returns>The metadata, with the answer as it came.</returns>
/// <seealso cref="NewRunwayAIImageCommand"/>
/// <seealso cref="GetRunwayAIVideoMetadataCommand"/>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
[Cmdlet(VerbsCommon.Get, "RunwayAIImageMetadata")]
[OutputType(typeof(RunwayAIImageMetadata))]
public sealed class GetRunwayAIImageMetadataCommand : RunwayAICmdlet
{
    /// <summary>The images: http or https URLs, or what another RunwayAI command wrote.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ImageUrl", "Url")]
    [RunwayAIMediaTransformation]
    public RunwayAIMedia[] Image { get; set; } = [];

    /// <summary>Starts reading.</summary>
    protected override void ProcessRecord()
    {
        foreach (var image in Image)
        {
            Start(image, async () => await Service.Operations.GetImageMetadataAsync(image, Observer, StopToken).ConfigureAwait(false));
        }
    }
}
