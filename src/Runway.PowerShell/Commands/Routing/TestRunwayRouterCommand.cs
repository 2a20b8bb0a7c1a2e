using System.Management.Automation;
using Runway.Lifecycle;
using Runway.Operations;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Media;
using Runway.PowerShell.Values;
using Runway.Routing;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Asks a router what it would choose, without making anything: model, provider and estimated cost. Nothing is charged, and the
/// request is not among those of Get-RunwayRouterRequest.
/// <para>
/// The request is a picture, a video, speech or a sound, with the inputs of the New- command for it. If no model takes the request,
/// the error names what each filter left.
/// </para>
/// </summary>
/// <remarks>The service documents this trial run only in prose, so the answer is read leniently; a service without it makes no task either.</remarks>
/// <seealso cref="NewRunwayRouterCommand"/>
/// <seealso cref="NewRunwayImageCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "RunwayRouter", DefaultParameterSetName = ImageSet)]
[OutputType(typeof(RunwayRouting))]
public sealed class TestRunwayRouterCommand : RunwayCmdlet
{
    private const string ImageSet = "Image";
    private const string VideoSet = "Video";
    private const string SpeechSet = "Speech";
    private const string SoundSet = "Sound";

    /// <summary>The router: its slug, or an object from Get-RunwayRouter.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Slug")]
    [ResourceTransformation(nameof(RunwayRouter), nameof(RunwayRouter.Slug))]
    [ArgumentCompleter(typeof(RouterCompleter))]
    public string Router { get; set; } = string.Empty;

    /// <summary>The prompt. Default: a short one.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true)]
    [Alias("Prompt", "Text")]
    [TextTransformation(WithList = "Pipe the list: $prompts | Test-RunwayRouter draft")]
    public string? PromptText { get; set; }

    /// <summary>Asks for a picture. This is the default.</summary>
    [Parameter(ParameterSetName = ImageSet)]
    public SwitchParameter Image { get; set; }

    /// <summary>Asks for a video.</summary>
    [Parameter(Mandatory = true, ParameterSetName = VideoSet)]
    public SwitchParameter Video { get; set; }

    /// <summary>Asks for speech.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SpeechSet)]
    public SwitchParameter Speech { get; set; }

    /// <summary>Asks for a sound.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SoundSet)]
    public SwitchParameter Sound { get; set; }

    /// <summary>The aspect ratio, such as <c>16:9</c>.</summary>
    [Parameter(ParameterSetName = ImageSet)]
    [Parameter(ParameterSetName = VideoSet)]
    [ArgumentCompleter(typeof(RouterValueCompleter))]
    public string? AspectRatio { get; set; }

    /// <summary>The size class: <c>1k</c>, <c>2k</c> or <c>4k</c> of a picture, <c>480p</c>, <c>720p</c>, <c>1080p</c> or <c>4k</c> of a video.</summary>
    [Parameter(ParameterSetName = ImageSet)]
    [Parameter(ParameterSetName = VideoSet)]
    [ArgumentCompleter(typeof(RouterValueCompleter))]
    public string? Resolution { get; set; }

    /// <summary>The number of pictures, 1 to 10.</summary>
    [Parameter(ParameterSetName = ImageSet)]
    [Number(1, int.MaxValue, IsCell = true)]
    public Number? OutputCount { get; set; }

    /// <summary>The duration in seconds: 2 to 30 of a video, 0.5 to 30 of a sound.</summary>
    [Parameter(ParameterSetName = VideoSet)]
    [Parameter(ParameterSetName = SoundSet)]
    [Number(0.5, 30.0, IsCell = true)]
    public Number? Duration { get; set; }

    /// <summary>Whether the video has sound.</summary>
    [Parameter(ParameterSetName = VideoSet)]
    [Flag]
    public bool? Audio { get; set; }

    /// <summary>The first frame of a video, in the forms of -Image of New-RunwayVideo. Only addresses: no file is uploaded for a trial.</summary>
    [Parameter(ParameterSetName = VideoSet)]
    public object? FirstImage { get; set; }

    /// <summary>The video to edit, as an address.</summary>
    [Parameter(ParameterSetName = VideoSet)]
    public object? SourceVideo { get; set; }

    /// <summary>Reference pictures, as addresses.</summary>
    [Parameter(ParameterSetName = ImageSet)]
    [Parameter(ParameterSetName = VideoSet)]
    public object[]? ReferenceImage { get; set; }

    /// <summary>The name of the voice, such as <c>Maya</c>.</summary>
    [Parameter(ParameterSetName = SpeechSet)]
    public string? Voice { get; set; }

    /// <summary>Asks for a sound that loops.</summary>
    [Parameter(ParameterSetName = SoundSet)]
    public SwitchParameter Loop { get; set; }

    private string Prompt => Given(PromptText) is null ? "a red boat on a lake" : PromptText!;

    /// <summary>Asks for one request.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            WriteObject(Await(new RouterTrial(Service.Context, Service.Journal, Observer).RunAsync(RequestReview.Of(Request()), StopToken)));
        }
        catch (RunwayException e)
        {
            WriteError(e, new InputRow(null, Given(PromptText), Router));
        }
    }

    private int? WholeSeconds() => Duration.AsDouble() is { } seconds && seconds != Math.Truncate(seconds)
        ? throw new RunwayException(RunwayErrors.InvalidDuration, $"{Duration} is not a duration of a video for a router, which takes whole seconds.", "Pass a whole number of seconds, or leave -Duration out.")
        : Duration.AsInt32();

    private RoutedRequest Request()
    {
        var media = new MediaReader(this);
        RoutedRequest request = ParameterSetName switch
        {
            VideoSet => new RoutedVideo
            {
                Router = Router.Trim(),
                IsDryRun = true,
                PromptText = Prompt,
                First = media.ReadOne(FirstImage, nameof(FirstImage)),
                Source = media.ReadOne(SourceVideo, nameof(SourceVideo)),
                References = media.Read(ReferenceImage),
                AspectRatio = Given(AspectRatio),
                Resolution = Given(Resolution),
                Duration = WholeSeconds(),
                Audio = Audio,
            },
            ImageSet => new RoutedImage
            {
                Router = Router.Trim(),
                IsDryRun = true,
                PromptText = Prompt,
                References = media.Read(ReferenceImage),
                AspectRatio = Given(AspectRatio),
                Resolution = Given(Resolution),
                OutputCount = OutputCount.AsInt32(),
            },
            _ => new RoutedAudio
            {
                Router = Router.Trim(),
                IsDryRun = true,
                IsSpeech = Speech,
                PromptText = Prompt,
                VoicePreset = Given(Voice),
                Duration = Duration.AsDouble(),
                Loop = Loop ? true : null,
            },
        };
        return request.HasFiles
            ? throw new RunwayException(RunwayErrors.InvalidMedia, "A trial takes addresses only: no file is uploaded for it.", "Pass an https URL, or the output of New-RunwayUpload.")
            : request;
    }
}
