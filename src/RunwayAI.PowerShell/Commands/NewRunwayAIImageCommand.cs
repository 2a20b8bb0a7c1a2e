using System.Management.Automation;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Generates one image for each prompt with the "Runway AI" service, which is not Runway.
/// <para>
/// The image exists when the command returns; the service has no tasks. Pipe it into Add-RunwayAIImageText, Edit-RunwayAIImage,
/// Convert-RunwayAIImageStyle or ConvertTo-RunwayAIVideo, and finally into Save-RunwayAIMedia.
/// </para>
/// <para>
/// A request is sent once. A lost response is an error; the request is not sent again.
/// </para>
/// </summary>
/// <remarks>
/// No public source confirms that the service works as documented; its documentation gives no prices.
/// </remarks>
/// <returns>The medium: its URL, its kind, the operation, and the response.</returns>
/// <seealso cref="ConnectRunwayAICommand"/>
/// <seealso cref="AddRunwayAIImageTextCommand"/>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayAIImage", SupportsShouldProcess = true)]
[OutputType(typeof(RunwayAIMedia))]
public sealed class NewRunwayAIImageCommand : RunwayAIMakingCmdlet
{
    /// <summary>The prompts: what each image shows.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Prompt")]
    [TextTransformation]
    [AllowNull]
    [AllowEmptyString]
    public string[] PromptText { get; set; } = [];

    /// <summary>
    /// The artistic style, such as photorealistic, sketch or abstract. Default: chosen by the service.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RunwayAIValueCompleter))]
    public string? Style { get; set; }

    /// <summary>Sends one request for each prompt.</summary>
    protected override void ProcessRecord()
    {
        foreach (var prompt in PromptText)
        {
            Submit(prompt, () => new RunwayAIImageRequest { PromptText = prompt, Style = Given(Style) });
        }
    }
}
