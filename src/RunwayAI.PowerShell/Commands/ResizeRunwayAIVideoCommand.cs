using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Makes videos of another size with the "Runway AI" service. Each makes a new video.
/// <para>
/// The service wants both sides, other than for images, and its documentation says nothing about keeping the shape: what
/// is given is what comes out.
/// </para>
/// </summary>
/// <returns>What was made: its URL, its kind, the operation, and the answer as it came.</returns>
/// <seealso cref="EditRunwayAIVideoCommand"/>
/// <seealso cref="GetRunwayAIVideoMetadataCommand"/>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
[Cmdlet(VerbsCommon.Resize, "RunwayAIVideo", SupportsShouldProcess = true)]
[OutputType(typeof(RunwayAIMedia))]
public sealed class ResizeRunwayAIVideoCommand : RunwayAIVideoCmdlet
{
    /// <summary>The new width in pixels, at least 1.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Number(1, int.MaxValue, IsCell = true)]
    public Number? Width { get; set; }

    /// <summary>The new height in pixels, at least 1.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [Number(1, int.MaxValue, IsCell = true)]
    public Number? Height { get; set; }

    private protected override RunwayAIRequest BuildRequest() => new RunwayAIVideoSizeRequest { Width = Width.AsInt32() ?? 0, Height = Height.AsInt32() ?? 0 };
}
