using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;
using Runway.Generated.Models;

namespace Runway.Generated;

/// <summary>The facts of Runway's developer API. By name, so that the runtime does not load all models.</summary>
internal sealed class RunwayFacts : ModelFacts
{
    public static readonly RunwayFacts Instance = new();

    public override string[] RequiredMembers(Type model) => model.Name switch
    {
        nameof(TaskCreatedResponse) => ["id"],
        nameof(TaskResponse) => ["id", "status"],
        nameof(TextToImageRequest) or nameof(SoundEffectRequest) or nameof(TextToSpeechRequest) => ["model", "promptText"],
        nameof(TextToVideoRequest) or nameof(VideoToVideoRequest) => ["model"],
        nameof(ImageToVideoRequest) => ["model", "promptImage"],
        nameof(CharacterPerformanceRequest) => ["model", "character", "reference"],
        nameof(LipSyncRequest) => ["model", "input", "audio"],
        nameof(VideoUpscaleRequest) or nameof(FrameInterpolationRequest) or nameof(VideoToHdrRequest) => ["model", "videoUri"],
        nameof(ImageUpscaleRequest) => ["model", "imageUri"],
        nameof(SpeechToSpeechRequest) => ["model", "media", "voice"],
        nameof(VoiceDubbingRequest) => ["model", "audioUri", "targetLang"],
        nameof(VoiceIsolationRequest) => ["model", "audioUri"],
        nameof(UploadRequest) => ["filename", "type"],
        nameof(PromptImage) or nameof(ReferenceImage) or nameof(Reference) or nameof(Keyframe) or nameof(ReferenceVideo) => ["uri"],
        nameof(Voice) => ["type"],
        nameof(SpeechMedia) or nameof(CharacterMedia) or nameof(PerformanceReference) or nameof(ReferenceAudio) => ["type", "uri"],
        _ => [],
    };

    public override object? ReadEntry(Type model, IParseNode entry) => model.Name switch
    {
        nameof(UploadResponse_fields) => Require(entry.GetStringValue()),
        nameof(OrganizationResponse_tier_models) => Require(entry.GetObjectValue(ModelLimits.CreateFromDiscriminatorValue)),
        nameof(OrganizationResponse_usage_models) => Require(entry.GetObjectValue(ModelUsage.CreateFromDiscriminatorValue)),
        _ => null,
    };

    private static T Require<T>(T? entry) => entry ?? throw new JsonException("An entry of a map is null.");
}
