using System.Management.Automation;
using Runway.Media;
using Runway.Operations;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Json;
using Runway.PowerShell.Media;
using Runway.PowerShell.Values;
using Runway.Routing;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Generates videos from text, pictures or other videos. It creates one task for each input and writes the tasks as soon as they
/// exist, in the order of the input.
/// <para>
/// The input selects the operation: image_to_video with a picture (-Image, -LastImage), video_to_video with a video (-Video),
/// otherwise text_to_video. Files from the pipeline, such as from Get-ChildItem, are recognized by their content.
/// </para>
/// <para>
/// The format of a local file is recognized by its content, not by its extension. A small file is sent in the request; a larger
/// one, up to 200 MB, is uploaded first, once in a session. A wildcard creates one task for each matching file.
/// </para>
/// <para>
/// All parameters bind by property name: pipe a CSV file with columns such as PromptText, Image, Model, Duration, Ratio and Seed. A
/// blank cell means that the parameter is not given.
/// </para>
/// </summary>
/// <remarks>
/// Each task costs credits for each second; -WhatIf sends no request and shows what would be created. For a model that this version
/// does not know, -Video is sent as promptVideo; if the model requires videoUri, send it with -AdditionalProperty.
/// </remarks>
/// <seealso cref="NewRunwayImageCommand"/>
/// <seealso cref="NewRunwayVideoUpscaleCommand"/>
/// <seealso cref="NewRunwayUploadCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayVideo", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayTask))]
[Operations("image_to_video", "text_to_video", "video_to_video")]
public sealed class NewRunwayVideoCommand : RoutableCmdlet
{
    /// <summary>The prompt: what the video shows. Required without a picture or video, and by most models. The gen4 models accept up to 1,000 UTF-16 code units.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Prompt")]
    [TextTransformation(WithList = "Pipe the list: $prompts | New-RunwayVideo")]
    public string? PromptText { get; set; }

    /// <summary>The first frames, one task for each: paths, wildcards, files, https URLs, runway:// URIs, data URIs, uploads, or finished image tasks.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PromptImage", "FirstImage")]
    public object[]? Image { get; set; }

    /// <summary>The last frame, for models that support it (veo3.1, seedance2 and others).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? LastImage { get; set; }

    /// <summary>The input videos, one task for each, in the same forms as -Image.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("VideoUri", "PromptVideo")]
    public object[]? Video { get; set; }

    /// <summary>Pictures and videos from the pipeline: files, uploads and finished tasks. Their content or type decides which they are.</summary>
    [Parameter(ValueFromPipeline = true)]
    [MediaTransformation(TakesText = false)]
    public object[]? InputObject { get; set; }

    /// <summary>Pictures and videos whose names are used as they are, without wildcards. Their content decides which they are.</summary>
    [Parameter]
    [Alias("LP")]
    public string[]? LiteralPath { get; set; }

    /// <summary>The model. Default: <c>gen4_turbo</c> for a picture, <c>gen4.5</c> for text, <c>aleph2</c> for a video.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Model { get; set; }

    /// <summary>Width:height of the video, in pixels for most models. Default: <c>1280:720</c> where the model requires one. An aspect ratio such as 16:9 or 1:1 selects the nearest size of the model, of several the cheapest, and of equal prices the smallest; -Verbose and -WhatIf show it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Ratio { get; set; }

    /// <summary>The duration in seconds, or <c>auto</c> where the model accepts it. Default: 5, or the nearest that the model accepts, such as 4 for <c>veo3.1</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Duration { get; set; }

    /// <summary>0 to 4294967295. The same seed with the same request gives a similar video.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(0, uint.MaxValue, IsCell = true)]
    public Number? Seed { get; set; }

    /// <summary>Whether the model also generates sound, which doubles the price of some models. Default: true where the model supports it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Flag]
    public bool? Audio { get; set; }

    /// <summary>What the video must not show, for the veo models.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? NegativePrompt { get; set; }

    /// <summary>The size class, such as <c>720p</c>, for models that require it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Resolution { get; set; }

    /// <summary>The file format: <c>mp4</c>, <c>prores</c>, <c>png_sequence</c> … Formats other than mp4 cost more. Default: <c>mp4</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? OutputFormat { get; set; }

    /// <summary>The ProRes profile, such as <c>422 HQ</c>, where the format is ProRes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? ProresProfile { get; set; }

    /// <summary>How strict the moderation of recognizable public figures is: <c>auto</c> or <c>low</c>. Default: <c>auto</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? PublicFigureThreshold { get; set; }

    /// <summary>Reference images, for text_to_video and video_to_video.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Reference", "References")]
    public object[]? ReferenceImage { get; set; }

    /// <summary>Reference sounds.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object[]? ReferenceAudio { get; set; }

    /// <summary>Reference videos.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ReferenceVideos")]
    public object[]? ReferenceVideo { get; set; }

    /// <summary>How far the model may rewrite the prompt, for <c>h3_max</c>: <c>disabled</c>, <c>balanced</c> or <c>quality</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? PromptExpansionMode { get; set; }

    /// <summary>How the model uses the video, where it has a choice: <c>reference</c>, <c>extend</c> or <c>edit</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? VideoMode { get; set; }

    /// <summary>The aspect ratio of the result, such as <c>16:9</c>, for <c>aleph2</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? TargetAspectRatio { get; set; }

    /// <summary>
    /// One to five keyframes of the video, for <c>aleph2</c>, as in <c>@{ Image = './end.png'; Seconds = 4 }</c>. At (0 to 1) is an
    /// alternative to Seconds; Start and End give a range.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Keyframes")]
    public object[]? Keyframe { get; set; }

    /// <summary>The aspect ratio, such as <c>16:9</c>, for -Router.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RouterValueCompleter))]
    public string? AspectRatio { get; set; }

    private protected override IReadOnlyList<string> OfRouters =>
    [
        nameof(PromptText), nameof(NegativePrompt), nameof(Image), nameof(LastImage), nameof(Video), nameof(InputObject), nameof(LiteralPath), nameof(ReferenceImage),
        nameof(ReferenceVideo), nameof(ReferenceAudio), nameof(Keyframe), nameof(Duration), nameof(Resolution), nameof(Audio), nameof(Seed), nameof(PublicFigureThreshold),
    ];

    private protected override IReadOnlyDictionary<string, string> OnlyOfRouters { get; } = new Dictionary<string, string>
    {
        [nameof(AspectRatio)] = "Pass -Ratio, which takes an aspect ratio too.",
    };

    // One request for each medium, or one from the prompt.
    private protected override IEnumerable<(object Target, Func<GenerationRequest> Build)> Requests()
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
            return [(target, () => throw e)];
        }

        if (new[] { images, videos, either }.Count(m => m.Count > 0) > 1)
        {
            return [(target, () => throw new RunwayException(
                RunwayErrors.ParameterNotApplicable,
                "More than one of -Image, -Video, -LiteralPath and the pipeline contains media.",
                "Use one of them. Pass reference images with -ReferenceImage."))];
        }

        return images.Count + videos.Count + either.Count == 0
            ? [(target, () => FromNoMedium())]
            : [
                .. images.Select(source => Request(source, () => FromImage(source))),
                .. videos.Select(source => Request(source, () => FromVideo(source))),
                .. either.Select(source => Request(source, () => source.RequireKind(MediaKind.Image | MediaKind.Video) == MediaKind.Image ? FromImage(source) : FromVideo(source))),
            ];
    }

    private static (object Target, Func<GenerationRequest> Build) Request(MediaSource source, Func<GenerationRequest> build) => (source, build);

    // Only the output of a piped task is used; its model and prompt describe how it was made.
    private bool IsGivenByUser(string parameter) => IsTyped(parameter) || StoredValue.Unwrap(InputObject?.FirstOrDefault()) is not RunwayTask;

    private protected override string? Prompt => IsGivenByUser(nameof(PromptText)) && (!string.IsNullOrWhiteSpace(PromptText) || (InputObject ?? Image ?? Video) is null) ? PromptText : null;

    private GenerationRequest FromNoMedium()
    {
        RequireApplicable(InputObject?.FirstOrDefault());
        return IsRouted ? BuildRouted(null, null) : Given(LastImage) is not null ? ImageRequest(null) : FromText();
    }

    private GenerationRequest FromImage(MediaSource image)
    {
        RequireApplicable(InputObject?.FirstOrDefault());
        return IsRouted ? BuildRouted(image, null) : ImageRequest(image);
    }

    private GenerationRequest FromVideo(MediaSource video)
    {
        RequireApplicable(InputObject?.FirstOrDefault());
        return IsRouted ? BuildRouted(null, video) : VideoRequest(video);
    }

    private RoutedVideo BuildRouted(MediaSource? image, MediaSource? video)
    {
        var media = new MediaReader(this);
        return new RoutedVideo
        {
            Router = Router!.Trim(),
            Ceiling = CeilingOf("generate/video"),
            PromptText = IsGivenByUser(nameof(PromptText)) && Given(PromptText) is not null ? PromptText : null,
            NegativePrompt = Given(NegativePrompt),
            First = image,
            Last = media.ReadOne(LastImage, nameof(LastImage)),
            References = media.Read(ReferenceImage),
            Source = video,
            ReferenceVideos = media.Read(ReferenceVideo),
            ReferenceAudio = media.Read(ReferenceAudio),
            Keyframes = new KeyframeReader(this).Read(Keyframe),
            Duration = Given(Duration) is { } duration ? RoutedDuration(duration) : null,
            AspectRatio = Given(AspectRatio),
            Resolution = Given(Resolution),
            Audio = Audio,
            Seed = Seed.AsInt64(),
            PublicFigureThreshold = Given(PublicFigureThreshold)?.ToLowerInvariant(),
            AdditionalProperties = JsonMembers.From(AdditionalProperty),
        };
    }

    private static int RoutedDuration(string text) => VideoDuration.Parse(text).Seconds is { } seconds && seconds == Math.Truncate(seconds) ? (int)seconds
        : throw new RunwayException(RunwayErrors.InvalidDuration, $"'{text}' is not a duration for a router, which takes whole seconds.", "Pass a whole number of seconds, or leave -Duration out.");

    private VideoRequest FromText() => Fill(new TextToVideoRequest { Model = ModelOr(TextToVideoRequest.DefaultModel) });

    private VideoRequest ImageRequest(MediaSource? image) => Fill(new ImageToVideoRequest
    {
        Model = ModelOr(ImageToVideoRequest.DefaultModel),
        Image = image,
        LastImage = new MediaReader(this).ReadOne(LastImage, nameof(LastImage)),
    });

    private VideoRequest VideoRequest(MediaSource video) => Fill(new VideoToVideoRequest
    {
        Model = ModelOr(VideoToVideoRequest.DefaultModel),
        Video = video,
        Mode = Given(VideoMode),
        TargetAspectRatio = Given(TargetAspectRatio),
        Keyframes = new KeyframeReader(this).Read(Keyframe),
    });

    private string ModelOr(string standard) => (IsGivenByUser(nameof(Model)) ? Given(Model) : null) ?? standard;

    private VideoRequest Fill(VideoRequest request)
    {
        var media = new MediaReader(this);
        return request with
        {
            PromptText = IsGivenByUser(nameof(PromptText)) && Given(PromptText) is not null ? PromptText : null,
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
