using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Gives images the style of another image with the "Runway AI" service. Each makes a new image.
/// <para>
/// Both are URLs, or what another RunwayAI command wrote; the service takes no files.
/// </para>
/// </summary>
/// <returns>What was made: its URL, its kind, the operation, and the answer as it came.</returns>
/// <seealso cref="NewRunwayAIImageCommand"/>
/// <seealso cref="EditRunwayAIImageCommand"/>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
[Cmdlet(VerbsData.Convert, "RunwayAIImageStyle", SupportsShouldProcess = true)]
[OutputType(typeof(RunwayAIMedia))]
public sealed class ConvertRunwayAIImageStyleCommand : RunwayAIImageCmdlet
{
    /// <summary>The image whose style is taken: an http or https URL, or what another RunwayAI command wrote.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [RunwayAIMediaTransformation(IsSingle = true)]
    public RunwayAIMedia StyleReference { get; set; } = null!;

    private protected override RunwayAIRequest BuildRequest() => new RunwayAIImageStyleRequest { StyleReference = StyleReference };
}
