using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Reads the metadata of images from the "Runway AI" service: size, width and height, time of creation.
/// <para>
/// The service returns values as text with units. They are converted to numbers and times; the text is kept in a second property.
/// 50MB is the same number of bytes as in PowerShell. The value of a text that cannot be read is empty.
/// </para>
/// </summary>
/// <returns>The metadata, with the response.</returns>
/// <seealso cref="NewRunwayAIImageCommand"/>
/// <seealso cref="GetRunwayAIVideoMetadataCommand"/>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
[Cmdlet(VerbsCommon.Get, "RunwayAIImageMetadata")]
[OutputType(typeof(RunwayAIImageMetadata))]
public sealed class GetRunwayAIImageMetadataCommand : RunwayAICmdlet
{
    /// <summary>The images: http or https URLs, or the output of another RunwayAI command.</summary>
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
