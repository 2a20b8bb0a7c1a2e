using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Applies the style of another image to images with the "Runway AI" service. Each result is a new image.
/// <para>
/// Both are URLs, or output of another RunwayAI command; the service does not accept files.
/// </para>
/// </summary>
/// <returns>The medium: its URL, its kind, the operation, and the response.</returns>
/// <seealso cref="NewRunwayAIImageCommand"/>
/// <seealso cref="EditRunwayAIImageCommand"/>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
[Cmdlet(VerbsData.Convert, "RunwayAIImageStyle", SupportsShouldProcess = true)]
[OutputType(typeof(RunwayAIMedia))]
public sealed class ConvertRunwayAIImageStyleCommand : RunwayAIImageCmdlet
{
    /// <summary>The image with the style: an http or https URL, or output of another RunwayAI command.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [RunwayAIMediaTransformation(IsSingle = true)]
    public RunwayAIMedia StyleReference { get; set; } = null!;

    private protected override RunwayAIRequest BuildRequest() => new RunwayAIImageStyleRequest { StyleReference = StyleReference };
}
