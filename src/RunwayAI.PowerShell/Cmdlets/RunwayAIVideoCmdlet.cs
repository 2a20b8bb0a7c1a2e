using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>Base class of cmdlets with a video as input of the "Runway AI" service.</summary>
public abstract class RunwayAIVideoCmdlet : RunwayAIMakingCmdlet
{
    /// <summary>The videos: http or https URLs, or the output of another RunwayAI command. The service does not accept files.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VideoUrl", "Url")]
    [RunwayAIMediaTransformation]
    public RunwayAIMedia[] Video { get; set; } = [];

    /// <summary>Sends one request for each video.</summary>
    protected override void ProcessRecord()
    {
        foreach (var video in Video)
        {
            Submit(video, () => BuildRequest() with { Source = video });
        }
    }

    /// <summary>The request for the bound parameters, without its video.</summary>
    private protected abstract RunwayAIRequest BuildRequest();
}
