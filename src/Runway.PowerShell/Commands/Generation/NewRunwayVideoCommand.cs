using System.Management.Automation;
using Runway.Media;
using Runway.Operations;
using Runway.PowerShell.Generation;
using Runway.PowerShell.Json;
using Runway.PowerShell.Media;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Makes videos from text, from pictures or from other videos: one task for each input, written as soon as it exists,
/// in the order of the input.
/// <para>
/// What is given decides what is asked of the service. With a picture (-Image, -LastImage) it is image_to_video, with a
/// video (-Video) video_to_video, with neither text_to_video. A file from the pipeline is told by its content, so that
/// Get-ChildItem can stand in front.
/// </para>
/// <para>
/// A local file is told by its content, not by its extension. A small one travels inside the request; a larger one, up
/// to 200 MB, is uploaded first, once for a session. A wildcard that matches several files makes one task of each.
/// </para>
/// <para>
/// Everything binds by property name, so that the rows of a CSV file with columns such as PromptText, Image, Model,
/// Duration, Ratio and Seed need no loop. A blank cell says nothing.
/// </para>
/// </summary>
/// <remarks>
/// Each task costs credits, counted by seconds; -WhatIf sends nothing and names what would be created. For a model that
/// this version does not know yet, -Video is sent as promptVideo; where the model wants videoUri, send that member with
/// -AdditionalProperty.
/// </remarks>
/// <seealso cref="NewRunwayImageCommand"/>
/// <seealso cref="NewRunwayVideoUpscaleCommand"/>
/// <seealso cref="NewRunwayUploadCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayVideo", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayTask))]
[Operations("image_to_video", "text_to_video", "video_to_video")]
public sealed class NewRunwayVideoCommand : GeneratingCmdlet
{
    private IReadOnlySet<string> _typed = new HashSet<string>();

    /// <summary>What should be seen. Needed without a picture or video, and by most models; the gen4 models take up to 1,000 UTF-16 code units.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Prompt")]
    [TextTransformation]
    public string? PromptText { get; set; }

    /// <summary>Pictures to begin with, one task for each: paths, wildcards, files, https URLs, runway:// URIs, data URIs, uploads, or finished image tasks.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PromptImage", "FirstImage")]
    public object[]? Image { get; set; }

    /// <summary>The picture to end with, for models that take one (veo3.1, seedance2 and others).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? LastImage { get; set; }

    /// <summary>Videos to work on, one task for each, in the same forms as -Image.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("VideoUri", "PromptVideo")]
    public object[]? Video { get; set; }

    /// <summary>Pictures and videos from the pipeline: files, uploads and finished tasks, told apart by what they are.</summary>
    [Parameter(ValueFromPipeline = true)]
    [MediaTransformation(TakesText = false)]
    public object[]? InputObject { get; set; }

    /// <summary>Pictures and videos whose names are taken as they are, with no wildcards, told apart by their content.</summary>
    [Parameter]
    [Alias("LP")]
    public string[]? LiteralPath { get; set; }

    /// <summary>The model. Default: <c>gen4_turbo</c> for a picture, <c>gen4.5</c> for text, <c>aleph2</c> for a video.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Model { get; set; }

    /// <summary>Width:height of the video, in pixels for most models. Default: <c>1280:720</c> where the model needs one. A shape such as 16:9 or 1:1 means the model's nearest size; -Verbose and -WhatIf name it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Ratio { get; set; }

    /// <summary>The length in seconds, or <c>auto</c> where the model takes it. Default: 5 where the model needs one, and for <c>gen4_turbo</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Duration { get; set; }

    /// <summary>0 to 4294967295. The same seed with the same request gives a similar video.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(0, uint.MaxValue, IsCell = true)]
    public Number? Seed { get; set; }

    /// <summary>Whether the model makes sound as well. It does unless this is false, where it can, and on some models that doubles the price.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Flag]
    public bool? Audio { get; set; }

    /// <summary>What should not be seen, for the veo models.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? NegativePrompt { get; set; }

    /// <summary>The size class, such as <c>720p</c>, for models that ask for it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Resolution { get; set; }

    /// <summary>The file format: <c>mp4</c> (the service's default), <c>prores</c>, <c>png_sequence</c> … Others than mp4 cost more.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? OutputFormat { get; set; }

    /// <summary>The ProRes profile, such as <c>422 HQ</c>, where the format is ProRes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? ProresProfile { get; set; }

    /// <summary>How strictly recognisable public figures are held back: <c>auto</c> (the service's default) or <c>low</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? PublicFigureThreshold { get; set; }

    /// <summary>Pictures of what is to be in the video, for text and for videos.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Reference", "References")]
    public object[]? ReferenceImage { get; set; }

    /// <summary>Sounds to go by.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object[]? ReferenceAudio { get; set; }

    /// <summary>Videos to go by.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ReferenceVideos")]
    public object[]? ReferenceVideo { get; set; }

    /// <summary>How far the model may rewrite the prompt, for <c>h3_max</c>: <c>disabled</c>, <c>balanced</c> or <c>quality</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? PromptExpansionMode { get; set; }

    /// <summary>What to do with a video, where the model has a choice: <c>reference</c>, <c>extend</c> or <c>edit</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? VideoMode { get; set; }

    /// <summary>The shape of the result, such as <c>16:9</c>, for <c>aleph2</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? TargetAspectRatio { get; set; }

    /// <summary>
    /// One to five pictures that moments of a video are to look like, for <c>aleph2</c>, as in
    /// <c>@{ Image = './end.png'; Seconds = 4 }</c>; At (0 to 1) in place of Seconds, Start and End for a stretch.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Keyframes")]
    public object[]? Keyframe { get; set; }

    /// <summary>Notes what stands on the command line; the rest comes with each input.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _typed = MyInvocation.BoundParameters.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Makes one task of each picture or video, or one of the prompt alone.</summary>
    protected override void ProcessRecord()
    {
        object target = InputObject ?? Image ?? Video ?? (object?)PromptText ?? MyInvocation.MyCommand.Name;
        IReadOnlyList<MediaSource> images, videos, either;
        try
        {
            var media = new MediaReader(this);
            (images, videos) = (media.Read(Image), media.Read(Video));
            either = [.. media.Read(InputObject), .. media.ReadLiteral(LiteralPath)];
        }
        catch (RunwayException e)
        {
            Submit(target, () => throw e);
            return;
        }

        if (new[] { images, videos, either }.Count(m => m.Count > 0) > 1)
        {
            Submit(target, () => throw new RunwayException(
                RunwayErrors.ParameterNotApplicable,
                "A video is made from pictures or from videos, and more than one of -Image, -Video, -LiteralPath and the pipeline gives some.",
                "Give one of them. Pictures to refer to go with -ReferenceImage."));
            return;
        }

        foreach (var source in images)
        {
            Submit(source, () => FromImage(source));
        }

        foreach (var source in videos)
        {
            Submit(source, () => FromVideo(source));
        }

        foreach (var source in either)
        {
            Submit(source, () => source.RequireKind(MediaKind.Image | MediaKind.Video) == MediaKind.Image ? FromImage(source) : FromVideo(source));
        }

        if (images.Count + videos.Count + either.Count == 0)
        {
            Submit(target, () => Given(LastImage) is not null ? FromImage(null) : FromText());
        }
    }

    // Of a task from the pipeline only the output counts; its model and prompt say what made it.
    private bool Says(string parameter) => _typed.Contains(parameter) || StoredValue.Unwrap(InputObject?.FirstOrDefault()) is not RunwayTask;

    private protected override string? Prompt => Says(nameof(PromptText)) && (!string.IsNullOrWhiteSpace(PromptText) || (InputObject ?? Image ?? Video) is null) ? PromptText : null;

    private VideoRequest FromText() => Fill(new TextToVideoRequest { Model = ModelOr(TextToVideoRequest.DefaultModel) });

    private VideoRequest FromImage(MediaSource? image) => Fill(new ImageToVideoRequest
    {
        Model = ModelOr(ImageToVideoRequest.DefaultModel),
        Image = image,
        LastImage = new MediaReader(this).ReadOne(LastImage, nameof(LastImage)),
    });

    private VideoRequest FromVideo(MediaSource video) => Fill(new VideoToVideoRequest
    {
        Model = ModelOr(VideoToVideoRequest.DefaultModel),
        Video = video,
        Mode = Given(VideoMode),
        TargetAspectRatio = Given(TargetAspectRatio),
        Keyframes = new KeyframeReader(this).Read(Keyframe),
    });

    private string ModelOr(string standard) => (Says(nameof(Model)) ? Given(Model) : null) ?? standard;

    private VideoRequest Fill(VideoRequest request)
    {
        var media = new MediaReader(this);
        return request with
        {
            PromptText = Says(nameof(PromptText)) && Given(PromptText) is not null ? PromptText : null,
            Ratio = Given(Ratio),
            Duration = Given(Duration) is { } duration ? VideoDuration.Parse(duration) : null,
            Seed = Seed.AsInt64(),
            Audio = Audio,
            NegativePrompt = Given(NegativePrompt),
            Resolution = Given(Resolution),
            OutputFormat = Given(OutputFormat),
            ProresProfile = Given(ProresProfile),
            PublicFigureThreshold = Given(PublicFigureThreshold)?.ToLowerInvariant(),
            References = media.Read(ReferenceImage),
            ReferenceAudio = media.Read(ReferenceAudio),
            ReferenceVideos = media.Read(ReferenceVideo),
            PromptExpansionMode = Given(PromptExpansionMode),
            AdditionalProperties = JsonMembers.From(AdditionalProperty),
        };
    }
}
