using Runway.Generated;
using Runway.Media;

namespace Runway.Operations;

/// <summary>Converts a video to high dynamic range: <c>POST /v1/video_to_hdr</c>.</summary>
internal sealed record VideoToHdrRequest : GenerationRequest
{
    /// <summary>The default model.</summary>
    public const string DefaultModel = "ruby";

    /// <inheritdoc/>
    public override string Operation => "video_to_hdr";

    /// <summary>The video, up to 30 seconds.</summary>
    public MediaSource? Video { get; init; }

    /// <summary>The format: <c>hdr10</c> (default of the service), <c>hlg</c>, <c>hdr_prores</c> …</summary>
    public string? OutputFormat { get; init; }

    /// <summary>The ProRes profile: <c>422</c>, <c>422 HQ</c> or <c>4444</c>, for the format ProRes.</summary>
    public string? ProresProfile { get; init; }

    private protected override void Check()
    {
        RequestParts.RequireMedia(Video, "The video");
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => [(Video, MediaKind.Video)];

    internal override RequestBody ToBody() => RequestBody.Of(
        new Generated.Models.VideoToHdrRequest
        {
            Model = Model,
            VideoUri = Video!.Text,
            OutputFormat = OutputFormat,
            ProresProfile = ProresProfile,
            AdditionalData = Extra,
        });
}
