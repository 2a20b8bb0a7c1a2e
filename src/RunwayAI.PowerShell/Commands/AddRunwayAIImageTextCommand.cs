using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Adds text to images with the "Runway AI" service. Each result is a new image.
/// <para>
/// The documentation names two positions, top-left and bottom-right; other positions are sent unchanged.
/// </para>
/// </summary>
/// <returns>The medium: its URL, its kind, the operation, and the response.</returns>
/// <seealso cref="NewRunwayAIImageCommand"/>
/// <seealso cref="EditRunwayAIImageCommand"/>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
[Cmdlet(VerbsCommon.Add, "RunwayAIImageText", SupportsShouldProcess = true)]
[OutputType(typeof(RunwayAIMedia))]
public sealed class AddRunwayAIImageTextCommand : RunwayAIImageCmdlet
{
    /// <summary>The text.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public string Text { get; set; } = string.Empty;

    /// <summary>The position of the text, such as top-left or bottom-right.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RunwayAIValueCompleter))]
    public string Position { get; set; } = string.Empty;

    /// <summary>The size of the font, at least 1; its unit is not documented.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(1, int.MaxValue, IsCell = true)]
    public Number? FontSize { get; set; }

    private protected override RunwayAIRequest BuildRequest() => new RunwayAIImageTextRequest { Text = Text, Position = Position.Trim(), FontSize = FontSize.AsInt32() };
}
