using Runway.Generated;
using Runway.Media;

namespace Runway.Operations;

/// <summary>A face whose lips follow a sound: <c>POST /v1/lip_sync</c>. Unverified: only in an unofficial description.</summary>
internal sealed record LipSyncRequest : GenerationRequest
{
    /// <summary>The default model.</summary>
    public const string DefaultModel = "gen4_turbo";

    /// <inheritdoc/>
    public override string Operation => "lip_sync";

    /// <summary>The picture or video of the face.</summary>
    public MediaSource? Input { get; init; }

    /// <summary>The speech or song.</summary>
    public MediaSource? Audio { get; init; }

    private protected override void Check()
    {
        RequestParts.RequireMedia(Input, "The picture or video");
        RequestParts.RequireMedia(Audio, "The sound");
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => [(Input, MediaKind.Image | MediaKind.Video), (Audio, MediaKind.Audio)];

    internal override RequestBody ToBody() => RequestBody.Of(
        new Generated.Models.LipSyncRequest
        {
            Model = Model,
            Input = Input!.Text,
            Audio = Audio!.Text,
            AdditionalData = Extra,
        });
}
