using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Changes the speed of videos with the "Runway AI" service. Each result is a new video.
/// <para>
/// The factor is a number above 0, with a decimal point in every culture. A factor that is not valid is an error of its row.
/// </para>
/// </summary>
/// <returns>The medium: its URL, its kind, the operation, and the response.</returns>
/// <seealso cref="EditRunwayAIVideoCommand"/>
/// <seealso cref="SetRunwayAIVideoFilterCommand"/>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
[Cmdlet(VerbsCommon.Set, "RunwayAIVideoSpeed", SupportsShouldProcess = true)]
[OutputType(typeof(RunwayAIMedia))]
public sealed class SetRunwayAIVideoSpeedCommand : RunwayAIVideoCmdlet
{
    /// <summary>The factor: 0.5 is half the speed, 2 is double.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Factor")]
    [Number(0.0, int.MaxValue + 0.0, IsCell = true)]
    public Number? SpeedFactor { get; set; }

    private protected override RunwayAIRequest BuildRequest() => new RunwayAIVideoSpeedRequest { SpeedFactor = SpeedFactor.AsDouble() ?? 0 };
}
