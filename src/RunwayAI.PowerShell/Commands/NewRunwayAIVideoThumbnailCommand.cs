using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Makes a picture out of each video with the "Runway AI" service.
/// <para>
/// The moment is in whole seconds; where none is given, the service chooses one.
/// </para>
/// </summary>
/// <returns>What was made: its URL, its kind, the operation, and the answer as it came.</returns>
/// <seealso cref="NewRunwayAIVideoCommand"/>
/// <seealso cref="ExportRunwayAIVideoAudioCommand"/>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayAIVideoThumbnail", SupportsShouldProcess = true)]
[OutputType(typeof(RunwayAIMedia))]
public sealed class NewRunwayAIVideoThumbnailCommand : RunwayAIVideoCmdlet
{
    /// <summary>The moment, in whole seconds from the beginning, at least 0.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Number(0, int.MaxValue, IsCell = true)]
    public Number? TimePosition { get; set; }

    private protected override RunwayAIRequest BuildRequest() => new RunwayAIVideoThumbnailRequest { TimePosition = TimePosition.AsInt32() };
}
