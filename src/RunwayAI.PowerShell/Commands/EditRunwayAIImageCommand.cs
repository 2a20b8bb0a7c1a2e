using System.Management.Automation;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Filters, resizes or changes the colours of images with the "Runway AI" service. Each result is a new image.
/// <para>
/// -Filter adds a filter, -Width or -Height resizes, -EditType color-adjust changes the colours. Missing or unrelated parameters of
/// an edit are an error before the request is sent.
/// </para>
/// </summary>
/// <returns>The medium: its URL, its kind, the operation, and the response.</returns>
/// <seealso cref="NewRunwayAIImageCommand"/>
/// <seealso cref="AddRunwayAIImageTextCommand"/>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
[Cmdlet(VerbsData.Edit, "RunwayAIImage", SupportsShouldProcess = true)]
[OutputType(typeof(RunwayAIMedia))]
public sealed class EditRunwayAIImageCommand : RunwayAIImageCmdlet
{
    /// <summary>
    /// The edit: add-filter, resize, color-adjust, or a newer one. Not needed with -Filter, -Width or -Height.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RunwayAIValueCompleter))]
    public string? EditType { get; set; }

    /// <summary>The name of the filter, such as sepia or black-and-white.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RunwayAIValueCompleter))]
    public string? Filter { get; set; }

    /// <summary>The new width in pixels, at least 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ResizeWidth")]
    [Number(1, int.MaxValue, IsCell = true)]
    public Number? Width { get; set; }

    /// <summary>The new height in pixels, at least 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ResizeHeight")]
    [Number(1, int.MaxValue, IsCell = true)]
    public Number? Height { get; set; }

    private protected override RunwayAIRequest BuildRequest() => new RunwayAIImageEditRequest
    {
        EditType = Given(EditType),
        Filter = Given(Filter),
        Width = Width.AsInt32(),
        Height = Height.AsInt32(),
    };
}
