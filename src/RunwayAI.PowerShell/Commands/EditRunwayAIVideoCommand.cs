using System.Management.Automation;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Trims videos with the "Runway AI" service. Each makes a new video.
/// <para>
/// Give -StartTime, -EndTime or both. The documentation has two further edits, add-filter and adjust-speed, without a way
/// to say which filter and how fast; Set-RunwayAIVideoFilter and Set-RunwayAIVideoSpeed have one, and the edits are
/// refused unless -AdditionalProperty gives what is missing.
/// </para>
/// </summary>
/// <returns>What was made: its URL, its kind, the operation, and the answer as it came.</returns>
/// <seealso cref="SetRunwayAIVideoFilterCommand"/>
/// <seealso cref="SetRunwayAIVideoSpeedCommand"/>
/// <seealso cref="ResizeRunwayAIVideoCommand"/>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
[Cmdlet(VerbsData.Edit, "RunwayAIVideo", SupportsShouldProcess = true)]
[OutputType(typeof(RunwayAIMedia))]
public sealed class EditRunwayAIVideoCommand : RunwayAIVideoCmdlet
{
    /// <summary>
    /// Where the video begins, in whole seconds of the old one, at least 0. Default: its beginning.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(0, int.MaxValue, IsCell = true)]
    public Number? StartTime { get; set; }

    /// <summary>
    /// Where the video ends, in whole seconds of the old one, behind the start. Default: its end.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(1, int.MaxValue, IsCell = true)]
    public Number? EndTime { get; set; }

    /// <summary>The edit. Default: trim.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RunwayAIValueCompleter))]
    public string EditType { get; set; } = "trim";

    private protected override RunwayAIRequest BuildRequest() => new RunwayAIVideoEditRequest
    {
        EditType = Given(EditType) ?? RunwayAIVideoEditRequest.Trim,
        StartTime = StartTime.AsInt32(),
        EndTime = EndTime.AsInt32(),
    };
}
