using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Changes the size of videos with the "Runway AI" service. Each result is a new video.
/// <para>
/// Width and height are both required. The aspect ratio is not preserved automatically.
/// </para>
/// </summary>
/// <returns>The medium: its URL, its kind, the operation, and the response.</returns>
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
