using System.Management.Automation;
using Runway.Submission;
using Runway.Voices;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Makes a sound of a voice that words describe, without keeping the voice: to try words before New-RunwayVoice. One for each text.
/// </summary>
/// <remarks>A preview costs credits, and the service publishes no price. Its URL is signed and expires after 24 hours.</remarks>
/// <seealso cref="NewRunwayVoiceCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayVoicePreview", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayVoicePreview))]
public sealed class NewRunwayVoicePreviewCommand : VoiceCreateCmdlet
{
    /// <summary>What the voice sounds like, 20 to 1,000 characters.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PromptText")]
    [AllowNull]
    [AllowEmptyString]
    [TextTransformation(WithList = "Pipe the list: $texts | New-RunwayVoicePreview")]
    public string? Prompt { get; set; }

    /// <summary>Makes the preview of one text.</summary>
    protected override void ProcessRecord() => Try(Prompt, () =>
    {
        var request = new VoicePreviewRequest(Given(Prompt) ?? string.Empty, GivenModel);
        request.Validate();
        if (ShouldProcess(Prompt, "Create a preview of a voice, credits unknown"))
        {
            WriteObject(Await(Service.Voices.PreviewAsync(request, (SubmissionOptions)Options, Observer, StopToken)));
        }
    });
}
