using Runway.Generated;
using Runway.Operations;

namespace Runway;

/// <summary>A face that speaks a sound, as one unofficial description has it; the service is not known to offer it: <c>POST /v1/lip_sync</c>.</summary>
public sealed record LipSyncRequest : GenerationRequest
{
    /// <summary>The model that is used when none is named.</summary>
    public const string DefaultModel = "gen4_turbo";

    /// <inheritdoc/>
    public override string Operation => "lip_sync";

    /// <summary>The picture or video of the face.</summary>
    public MediaSource? Input { get; init; }

    /// <summary>What it is to say or sing.</summary>
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
