using Runway.Generated;
using Runway.Generated.Models;
using Runway.Media;

namespace Runway.Operations;

/// <summary>Applies the performance of a person in a video to a character: <c>POST /v1/character_performance</c>.</summary>
internal sealed record CharacterPerformanceRequest : GenerationRequest
{
    /// <summary>The default model.</summary>
    public const string DefaultModel = "act_two";

    /// <inheritdoc/>
    public override string Operation => "character_performance";

    /// <summary>The character: a picture or a video with a recognisable face.</summary>
    public MediaSource? Character { get; init; }

    /// <summary>The performance: a video of 3 to 30 seconds of a person.</summary>
    public MediaSource? Reference { get; init; }

    /// <summary>The size of the video, width:height in pixels, such as <c>1280:720</c>.</summary>
    public string? Ratio { get; init; }

    /// <summary>Whether gestures are applied, too. Default of the service: true. Only for a character from a picture.</summary>
    public bool? BodyControl { get; init; }

    /// <summary>The strength of the expression, 1 to 5. Default of the service: 3.</summary>
    public int? ExpressionIntensity { get; init; }

    /// <summary>The seed, 0 to 4294967295: equal requests with an equal seed give similar videos.</summary>
    public long? Seed { get; init; }

    /// <summary>The strictness of moderation of public figures: <c>auto</c> (default) or <c>low</c>.</summary>
    public string? PublicFigureThreshold { get; init; }

    internal override string? GivenRatio => Ratio;

    internal override GenerationRequest WithRatio(string ratio) => this with { Ratio = ratio };

    private protected override void Check()
    {
        RequestParts.RequireMedia(Character, "The character");
        RequestParts.RequireMedia(Reference, "The performance");
        _ = Character!.RequireKind(MediaKind.Image | MediaKind.Video);
        RequestParts.RequireSeed(Seed);
        RequestParts.RequireThreshold(PublicFigureThreshold);
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => [(Character, MediaKind.Image | MediaKind.Video), (Reference, MediaKind.Video)];

    internal override RequestBody ToBody() => RequestBody.Of(
        new Generated.Models.CharacterPerformanceRequest
        {
            Model = Model,
            Character = new CharacterMedia { Type = Character!.RequireKind(MediaKind.Image | MediaKind.Video) == MediaKind.Image ? "image" : "video", Uri = Character.Text },
            Reference = new PerformanceReference { Type = "video", Uri = Reference!.Text },
            Ratio = Ratio,
            BodyControl = BodyControl,
            ExpressionIntensity = ExpressionIntensity,
            Seed = Seed,
            ContentModeration = RequestParts.Moderation(PublicFigureThreshold),
            AdditionalData = Extra,
        });
}
