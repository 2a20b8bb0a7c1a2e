using System.Diagnostics.CodeAnalysis;
using Runway.Generated;
using Runway.Media;
using Runway.Operations;

namespace Runway.Recipes;

/// <summary>
/// Makes a video of several shots, from a story or from a list of shots: <c>POST /v1/recipes/multi_shot_video</c>.
/// </summary>
internal sealed record MultiShotVideoRequest : RecipeRequest
{
    /// <summary>The name of the recipe.</summary>
    public const string DefaultModel = "multi_shot_video";

    /// <summary>Makes an empty request.</summary>
    [SetsRequiredMembers]
    public MultiShotVideoRequest()
        : base(DefaultModel)
    {
    }

    /// <summary>The shots; empty where the service makes them from the prompt.</summary>
    public IReadOnlyList<VideoShot> Shots { get; init; } = [];

    /// <summary>The first frame, or null.</summary>
    public MediaSource? FirstImage { get; init; }

    /// <summary>The size of the video, width:height in pixels. Default of the service: 1280:720.</summary>
    public string? Ratio { get; init; }

    /// <summary>The length of the video in seconds: 5, 10 or 15. Default of the service: 10. With shots, their sum.</summary>
    public int? Duration { get; init; }

    /// <summary>Whether the video has sound. Default of the service: true.</summary>
    public bool? Audio { get; init; }

    internal override string? GivenRatio => Ratio;

    internal override GenerationRequest WithRatio(string ratio) => this with { Ratio = ratio };

    private protected override void Check()
    {
        base.Check();
        if (Shots.Count == 0)
        {
            RequestParts.RequirePrompt(PromptText);
        }
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => [(FirstImage, MediaKind.Image)];

    internal override RequestBody ToBody() => RequestBody.Of(
        new Generated.Models.MultiShotVideoRequest
        {
            Version = EffectiveVersion,
            Mode = Shots.Count == 0 ? "auto" : "custom",
            Prompt = Shots.Count == 0 ? PromptText : null,
            Shots = Shots.Count == 0 ? null : [.. Shots.Select(shot => new Generated.Models.VideoShot { Prompt = shot.Prompt, Duration = shot.Duration })],
            FirstFrame = Picture(FirstImage),
            Ratio = Ratio,
            Duration = Duration,
            Audio = Audio,
            AdditionalData = Extra,
        });
}
