using RunwayAI.Generated;
using RunwayAI.Generated.Models;

namespace Runway;

/// <summary>A filter on a video: <c>POST /v1/video-filter</c>.</summary>
internal sealed record RunwayAIVideoFilterRequest : RunwayAIRequest
{
    /// <summary>The filters that the documentation names.</summary>
    public static readonly IReadOnlyList<string> KnownFilters = ["vintage", "cinematic", "black-and-white"];

    /// <inheritdoc/>
    public override string Operation => "video-filter";

    /// <inheritdoc/>
    public override MediaKind Result => MediaKind.Video;

    /// <summary>The name of the filter; any text, since the documented ones are examples.</summary>
    public required string Filter { get; init; }

    private protected override void Check()
    {
        RunwayAIParts.RequireUrl(Source, MediaKind.Video, "video");
        RunwayAIParts.RequireText(Filter, "filter");
    }

    internal override RunwayAIBody ToWire() => RunwayAIBody.Of(
        new FilterVideoRequest
        {
            VideoUrl = Source!.Url,
            Filter = Filter,
            AdditionalData = Extra,
        },
        static (client, body, token) => client.FilterVideoAsync(body, token),
        static answer => answer.FilteredVideoUrl);
}
