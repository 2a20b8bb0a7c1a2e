using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>The base of the cmdlets that have the "Runway AI" service make something of an image.</summary>
public abstract class RunwayAIImageCmdlet : RunwayAIMakingCmdlet
{
    /// <summary>The images: http or https URLs, or what another RunwayAI command wrote. The service takes no files.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ImageUrl", "Url")]
    [RunwayAIMediaTransformation]
    public RunwayAIMedia[] Image { get; set; } = [];

    /// <summary>Sends one request for each image.</summary>
    protected override void ProcessRecord()
    {
        foreach (var image in Image)
        {
            Submit(image, () => BuildRequest() with { Source = image });
        }
    }

    /// <summary>The request that the bound parameters describe, without its image.</summary>
    private protected abstract RunwayAIRequest BuildRequest();
}
