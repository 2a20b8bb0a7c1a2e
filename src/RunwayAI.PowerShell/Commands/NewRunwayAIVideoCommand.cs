using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Generates one video for each prompt with the "Runway AI" service, which is not Runway.
/// <para>
/// The command returns when the videos are finished, which may take minutes; the service has no tasks. -TimeoutSec of
/// Connect-RunwayAI sets the timeout.
/// </para>
/// </summary>
/// <returns>The medium: its URL, its kind, the operation, and the response.</returns>
/// <seealso cref="ConnectRunwayAICommand"/>
/// <seealso cref="EditRunwayAIVideoCommand"/>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayAIVideo", SupportsShouldProcess = true)]
[OutputType(typeof(RunwayAIMedia))]
public sealed class NewRunwayAIVideoCommand : RunwayAIMakingCmdlet
{
    /// <summary>The prompts: what each video shows.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Prompt")]
    [TextTransformation]
    [AllowNull]
    [AllowEmptyString]
    public string[] PromptText { get; set; } = [];

    /// <summary>The duration of the video in whole seconds, at least 1.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Number(1, int.MaxValue, IsCell = true)]
    public Number? Duration { get; set; }

    /// <summary>The frame rate in frames per second, at least 1. Default: 24.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Fps")]
    [Number(1, int.MaxValue, IsCell = true)]
    public Number? FramesPerSecond { get; set; }

    /// <summary>Sends one request for each prompt.</summary>
    protected override void ProcessRecord()
    {
        foreach (var prompt in PromptText)
        {
            Submit(prompt, () => new RunwayAIVideoRequest { PromptText = prompt, Duration = Duration.AsInt32() ?? 0, FramesPerSecond = FramesPerSecond.AsInt32() });
        }
    }
}
