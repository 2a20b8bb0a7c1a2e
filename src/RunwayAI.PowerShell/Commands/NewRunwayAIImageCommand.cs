using System.Management.Automation;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Makes one image of each prompt with the "Runway AI" service, which is not Runway.
/// <para>
/// The image is there when the command returns: there is no task to wait for. Pipe it on to Add-RunwayAIImageText, Edit-
/// RunwayAIImage, Convert-RunwayAIImageStyle or ConvertTo-RunwayAIVideo, and to Save-RunwayAIMedia at the end.
/// </para>
/// <para>
/// A request is sent once. Where its answer is lost, the error says so, and nothing is sent again by itself.
/// </para>
/// </summary>
/// <remarks>
/// No public source confirms that the service works as documented; its documentation gives no prices.
/// </remarks>
/// <returns>What was made: its URL, its kind, the operation, and the answer as it came.</returns>
/// <seealso cref="ConnectRunwayAICommand"/>
/// <seealso cref="AddRunwayAIImageTextCommand"/>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayAIImage", SupportsShouldProcess = true)]
[OutputType(typeof(RunwayAIMedia))]
public sealed class NewRunwayAIImageCommand : RunwayAIMakingCmdlet
{
    /// <summary>The prompts: what each image should show.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Prompt")]
    [TextTransformation]
    [AllowNull]
    [AllowEmptyString]
    public string[] PromptText { get; set; } = [];

    /// <summary>
    /// The artistic style, such as photorealistic, sketch or abstract. Default: the service chooses.
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
