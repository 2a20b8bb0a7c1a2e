using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>The base of the cmdlets that have the "Runway AI" service make something of a video.</summary>
public abstract class RunwayAIVideoCmdlet : RunwayAIMakingCmdlet
{
    /// <summary>The videos: http or https URLs, or what another RunwayAI command wrote. The service takes no files.</summary>
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

    /// <summary>The request that the bound parameters describe, without its video.</summary>
    private protected abstract RunwayAIRequest BuildRequest();
}
