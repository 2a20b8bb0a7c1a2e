using RunwayAI.Generated;
using RunwayAI.Generated.Models;

namespace Runway;

/// <summary>A video faster or slower: <c>POST /v1/speed-adjust</c>.</summary>
internal sealed record RunwayAIVideoSpeedRequest : RunwayAIRequest
{
    /// <inheritdoc/>
    public override string Operation => "speed-adjust";

    /// <inheritdoc/>
    public override MediaKind Result => MediaKind.Video;

    /// <summary>The factor, above 0: 0.5 is half the speed, 2 double.</summary>
    public required double SpeedFactor { get; init; }

    private protected override void Check()
    {
        RunwayAIParts.RequireUrl(Source, MediaKind.Video, "video");
        if (!(SpeedFactor > 0 && double.IsFinite(SpeedFactor)))
        {
            throw new RunwayException(RunwayAIErrors.InvalidValue, FormattableString.Invariant($"The speed factor is {SpeedFactor}."), "Use a number above 0: 0.5 is half the speed, 2 double.");
        }
    }

    internal override RunwayAIBody ToWire() => RunwayAIBody.Of(
        new AdjustSpeedRequest
        {
            VideoUrl = Source!.Url,
            SpeedFactor = SpeedFactor,
            AdditionalData = Extra,
        },
        static (client, body, token) => client.AdjustSpeedAsync(body, token),
        static answer => answer.AdjustedSpeedVideoUrl);
}
