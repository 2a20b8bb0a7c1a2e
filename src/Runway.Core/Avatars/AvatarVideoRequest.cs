using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Runway.Catalogue;
using Runway.Generated;
using Runway.Generated.Models;
using Runway.Media;
using Runway.Operations;
using Runway.Resources;
using Runway.Tasks;
using Runway.Voices;

namespace Runway.Avatars;

/// <summary>A video in which an avatar speaks: <c>POST /v1/avatar_videos</c>.</summary>
internal sealed record AvatarVideoRequest : GenerationRequest
{
    /// <summary>The only model.</summary>
    public const string DefaultModel = "gwm1_avatars";

    /// <summary>Makes an empty request.</summary>
    [SetsRequiredMembers]
    public AvatarVideoRequest() => Model = DefaultModel;

    /// <summary>Why its cost is not known.</summary>
    public const string NoPrice = "the service publishes no price for videos of avatars";

    /// <inheritdoc/>
    public override string Operation => "avatar_videos";

    /// <inheritdoc/>
    public override string Summary => $"a video of {Avatar?.PresetId ?? "avatar " + (Avatar?.Name ?? Avatar?.Id)}";

    internal override string What => "Creating a video of an avatar";

    /// <summary>Who speaks.</summary>
    public AvatarChoice? Avatar { get; init; }

    /// <summary>What is heard, instead of a text.</summary>
    public MediaSource? Audio { get; init; }

    /// <summary>The voice of a text; null for that of the avatar.</summary>
    public VoiceChoice? Voice { get; init; }

    internal override async Task WaitForInputsAsync(IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        await (Avatar?.Ready).WaitAsync(observer, cancellationToken).ConfigureAwait(false);
        await (Voice?.Ready).WaitAsync(observer, cancellationToken).ConfigureAwait(false);
    }

    internal override ErrorCase? CostCase => ErrorCase.NoPrice;

    internal override CostEstimate CostOf(JsonElement body, double? inputSeconds = null) => CostEstimate.Unknown(NoPrice);

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => [(Audio, MediaKind.Audio)];

    internal override RequestBody ToBody() => RequestBody.Of(new Generated.Models.AvatarVideoRequest
    {
        Model = Model,
        Avatar = Avatar?.ToWire(),
        Speech = Audio is null
            ? new AvatarSpeech { Type = "text", Text = PromptText, Voice = Voice?.ToVideo() }
            : new AvatarSpeech { Type = "audio", Audio = Audio.Text },
        AdditionalData = Extra,
    });
}
