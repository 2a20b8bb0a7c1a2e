using System.Diagnostics.CodeAnalysis;
using Runway.Generated;
using Runway.Generated.Models;
using Runway.Media;
using Runway.Operations;

namespace Runway.Routing;

/// <summary>Pictures by a router: <c>POST /v1/generate/image</c>.</summary>
internal sealed record RoutedImage : RoutedRequest
{
    [SetsRequiredMembers]
    public RoutedImage()
    {
    }

    /// <inheritdoc/>
    public override string Operation => "generate/image";

    /// <summary>The aspect ratio, such as <c>16:9</c>.</summary>
    public string? AspectRatio { get; init; }

    /// <summary><c>1k</c>, <c>2k</c> or <c>4k</c>.</summary>
    public string? Resolution { get; init; }

    /// <summary>Up to 16 pictures.</summary>
    public IReadOnlyList<MediaSource> References { get; init; } = [];

    /// <summary>The number of pictures, 1 to 10.</summary>
    public int? OutputCount { get; init; }

    /// <summary>The seed; only some models take it.</summary>
    public long? Seed { get; init; }

    /// <summary><c>auto</c> or <c>low</c>.</summary>
    public string? PublicFigureThreshold { get; init; }

    private protected override int Outputs => OutputCount ?? 1;

    private protected override void Check()
    {
        base.Check();
        RequestParts.RequirePrompt(PromptText);
        RequestParts.RequireSeed(Seed);
        RequestParts.RequireThreshold(PublicFigureThreshold);
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => References.Select(r => ((MediaSource?)r, MediaKind.Image));

    internal override RequestBody ToBody() => RequestBody.Of(new RoutedImageRequest
    {
        ConfigId = Router,
        DryRun = IsDryRun ? true : null,
        Input = new RoutedImageInput
        {
            PromptText = PromptText,
            AspectRatio = AspectRatio,
            Resolution = Resolution,
            ReferenceImages = RequestParts.List(References, uri => new ImageAddress { Uri = uri }),
            OutputCount = OutputCount,
            Seed = Seed,
            ContentModeration = RequestParts.Moderation(PublicFigureThreshold),
            AdditionalData = Extra,
        },
    });
}
