using System.Diagnostics.CodeAnalysis;
using Runway.Generated;
using Runway.Generated.Models;
using Runway.Media;
using Runway.Operations;

namespace Runway.Routing;

/// <summary>A video by a router: <c>POST /v1/generate/video</c>. With a source video it is edited.</summary>
internal sealed record RoutedVideo : RoutedRequest
{
    [SetsRequiredMembers]
    public RoutedVideo()
    {
    }

    /// <inheritdoc/>
    public override string Operation => "generate/video";

    /// <summary>What the video must not show.</summary>
    public string? NegativePrompt { get; init; }

    /// <summary>The first frame.</summary>
    public MediaSource? First { get; init; }

    /// <summary>The last frame.</summary>
    public MediaSource? Last { get; init; }

    /// <summary>Other pictures.</summary>
    public IReadOnlyList<MediaSource> References { get; init; } = [];

    /// <summary>The video to edit.</summary>
    public MediaSource? Source { get; init; }

    /// <summary>Other videos.</summary>
    public IReadOnlyList<MediaSource> ReferenceVideos { get; init; } = [];

    /// <summary>A sound.</summary>
    public IReadOnlyList<MediaSource> ReferenceAudio { get; init; } = [];

    /// <summary>Key frames of the source video.</summary>
    public IReadOnlyList<VideoKeyframe> Keyframes { get; init; } = [];

    /// <summary>The duration in seconds, 2 to 30.</summary>
    public int? Duration { get; init; }

    /// <summary>The aspect ratio, such as <c>16:9</c>.</summary>
    public string? AspectRatio { get; init; }

    /// <summary><c>480p</c>, <c>720p</c>, <c>1080p</c> or <c>4k</c>.</summary>
    public string? Resolution { get; init; }

    /// <summary>True: only models with sound. False: only models that can be silent.</summary>
    public bool? Audio { get; init; }

    /// <summary>The seed.</summary>
    public long? Seed { get; init; }

    /// <summary><c>auto</c> or <c>low</c>.</summary>
    public string? PublicFigureThreshold { get; init; }

    private protected override void Check()
    {
        base.Check();
        RequestParts.RequireSeed(Seed);
        RequestParts.RequireThreshold(PublicFigureThreshold);
        if (string.IsNullOrWhiteSpace(PromptText) && !AllMedia.Any())
        {
            throw new RunwayException(RunwayErrors.InvalidPrompt, "The request has neither a prompt nor a picture or video.") { Case = ErrorCase.EmptyVideoRequest };
        }

        if (Keyframes.Count > 0 && Source is null)
        {
            throw new RunwayException(RunwayErrors.MembersNotTogether, "Key frames need a video to edit.");
        }
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() =>
    [
        (First, MediaKind.Image), (Last, MediaKind.Image), .. References.Select(r => ((MediaSource?)r, MediaKind.Image)),
        (Source, MediaKind.Video), .. ReferenceVideos.Select(r => ((MediaSource?)r, MediaKind.Video)),
        .. ReferenceAudio.Select(r => ((MediaSource?)r, MediaKind.Audio)), .. Keyframes.Select(k => ((MediaSource?)k.Source, MediaKind.Image)),
    ];

    internal override RequestBody ToBody()
    {
        List<RoleImage> images = [.. Role(First, "first"), .. Role(Last, "last"), .. References.SelectMany(r => Role(r, "reference"))];
        List<RoleVideo> videos = [.. new[] { Source }.OfType<MediaSource>().Select(s => new RoleVideo { Uri = s.Text, Role = "source" }), .. ReferenceVideos.Select(s => new RoleVideo { Uri = s.Text, Role = "reference" })];
        return RequestBody.Of(new RoutedVideoRequest
        {
            ConfigId = Router,
            DryRun = IsDryRun ? true : null,
            Input = new RoutedVideoInput
            {
                PromptText = PromptText,
                NegativePrompt = NegativePrompt,
                ReferenceImages = images.Count == 0 ? null : images,
                ReferenceVideos = videos.Count == 0 ? null : videos,
                ReferenceAudio = RequestParts.List(ReferenceAudio, uri => new AudioAddress { Uri = uri }),
                Keyframes = Keyframes.Count == 0 ? null : [.. Keyframes.Select(k => k.ToWire())],
                Duration = Duration,
                AspectRatio = AspectRatio,
                Resolution = Resolution,
                Audio = Audio,
                Seed = Seed,
                ContentModeration = RequestParts.Moderation(PublicFigureThreshold),
                AdditionalData = Extra,
            },
        });
    }

    private static IEnumerable<RoleImage> Role(MediaSource? source, string role) => source is null ? [] : [new RoleImage { Uri = source.Text, Role = role }];
}
