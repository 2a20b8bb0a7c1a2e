using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>Base class of cmdlets with an image as input of the "Runway AI" service.</summary>
public abstract class RunwayAIImageCmdlet : RunwayAIMakingCmdlet
{
    /// <summary>The images: http or https URLs, or the output of another RunwayAI command. The service does not accept files.</summary>
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

    /// <summary>The request for the bound parameters, without its image.</summary>
    private protected abstract RunwayAIRequest BuildRequest();
}
