using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Makes one video of each prompt with the "Runway AI" service, which is not Runway.
/// <para>
/// The command returns when the videos are made, which may take minutes: the service has no tasks to wait for.
/// -TimeoutSec of Connect-RunwayAI says how long is waited.
/// </para>
/// </summary>
/// <returns>What was made: its URL, its kind, the operation, and the answer as it came.</returns>
/// <seealso cref="ConnectRunwayAICommand"/>
/// <seealso cref="EditRunwayAIVideoCommand"/>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayAIVideo", SupportsShouldProcess = true)]
[OutputType(typeof(RunwayAIMedia))]
public sealed class NewRunwayAIVideoCommand : RunwayAIMakingCmdlet
{
    /// <summary>The prompts: what each video should show.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Prompt")]
    [TextTransformation]
    [AllowNull]
    [AllowEmptyString]
    public string[] PromptText { get; set; } = [];

    /// <summary>The length of the video in whole seconds, at least 1.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Number(1, int.MaxValue, IsCell = true)]
    public Number? Duration { get; set; }

    /// <summary>Frames for each second, at least 1. Default: 24, by the service.</summary>
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
