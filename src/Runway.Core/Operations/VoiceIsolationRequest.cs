using Runway.Generated;
using Runway.Media;

namespace Runway.Operations;

/// <summary>Removes background sound from speech: <c>POST /v1/voice_isolation</c>.</summary>
internal sealed record VoiceIsolationRequest : GenerationRequest
{
    /// <summary>The default model.</summary>
    public const string DefaultModel = "eleven_voice_isolation";

    /// <inheritdoc/>
    public override string Operation => "voice_isolation";

    /// <summary>The sound, longer than 4.6 seconds and shorter than an hour.</summary>
    public MediaSource? Audio { get; init; }

    private protected override void Check()
    {
        RequestParts.RequireMedia(Audio, "The sound");
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => [(Audio, MediaKind.Audio)];

    internal override RequestBody ToBody() => RequestBody.Of(
        new Generated.Models.VoiceIsolationRequest
        {
            Model = Model,
            AudioUri = Audio!.Text,
            AdditionalData = Extra,
        });
}
