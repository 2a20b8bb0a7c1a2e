using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Makes videos faster or slower with the "Runway AI" service. Each makes a new video.
/// <para>
/// The factor is a number above 0. It has a decimal point in every culture; one that cannot be read is an error of its
/// row, and never another number.
/// </para>
/// </summary>
/// <returns>What was made: its URL, its kind, the operation, and the answer as it came.</returns>
/// <seealso cref="EditRunwayAIVideoCommand"/>
/// <seealso cref="SetRunwayAIVideoFilterCommand"/>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
[Cmdlet(VerbsCommon.Set, "RunwayAIVideoSpeed", SupportsShouldProcess = true)]
[OutputType(typeof(RunwayAIMedia))]
public sealed class SetRunwayAIVideoSpeedCommand : RunwayAIVideoCmdlet
{
    /// <summary>The factor: 0.5 is half the speed, 2 double.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Factor")]
    [Number(0.0, int.MaxValue + 0.0, IsCell = true)]
    public Number? SpeedFactor { get; set; }

    private protected override RunwayAIRequest BuildRequest() => new RunwayAIVideoSpeedRequest { SpeedFactor = SpeedFactor.AsDouble() ?? 0 };
}
