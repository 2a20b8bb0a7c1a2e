using System.Management.Automation;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Trims videos with the "Runway AI" service. Each result is a new video.
/// <para>
/// Pass -StartTime, -EndTime or both. The documentation has two more edits, add-filter and adjust-speed, but no member for the
/// filter or the speed: use Set-RunwayAIVideoFilter and Set-RunwayAIVideoSpeed, or pass the missing member with
/// -AdditionalProperty.
/// </para>
/// </summary>
/// <returns>The medium: its URL, its kind, the operation, and the response.</returns>
/// <seealso cref="SetRunwayAIVideoFilterCommand"/>
/// <seealso cref="SetRunwayAIVideoSpeedCommand"/>
/// <seealso cref="ResizeRunwayAIVideoCommand"/>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
[Cmdlet(VerbsData.Edit, "RunwayAIVideo", SupportsShouldProcess = true)]
[OutputType(typeof(RunwayAIMedia))]
public sealed class EditRunwayAIVideoCommand : RunwayAIVideoCmdlet
{
    /// <summary>
    /// The new start, in whole seconds of the old video, at least 0. Default: its start.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(0, int.MaxValue, IsCell = true)]
    public Number? StartTime { get; set; }

    /// <summary>
    /// The new end, in whole seconds of the old video, after the start. Default: its end.
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
