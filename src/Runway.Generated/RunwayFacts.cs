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
        nameof(TaskCreatedResponse) or nameof(WorkflowResponse) or nameof(WorkflowVersion) or nameof(RouterResponse) or nameof(RouterRequest)
            or nameof(CreatedResponse) or nameof(DocumentResponse) => ["id"],
        nameof(TaskResponse) or nameof(WorkflowInvocationResponse) or nameof(AvatarResponse) or nameof(AvatarConversation) or nameof(VoiceResponse)
            or nameof(RealtimeSessionResponse) => ["id", "status"],
        nameof(VoicePreviewResponse) => ["url"],
        nameof(AuditLogEntry) => ["eventId"],
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
        nameof(RoutedImageRequest) or nameof(RoutedVideoRequest) or nameof(RoutedAudioRequest) => ["configId", "input"],
        nameof(RouterCreateRequest) => ["slug"],
        nameof(AdLocalizationRequest) => ["version", "referenceImage", "targetLanguage"],
        nameof(MarketingStockImageRequest) => ["version", "prompt"],
        nameof(MultiShotVideoRequest) => ["version", "mode"],
        nameof(VideoShot) => ["prompt", "duration"],
        nameof(ProductAdRequest) => ["version", "productImages"],
        nameof(ProductCampaignImageRequest) => ["version", "image", "prompt"],
        nameof(ProductSwapRequest) => ["version", "referenceVideo", "originalProductImage", "newProductImages"],
        nameof(ProductUgcRequest) => ["version", "characterImage", "productImage"],
        nameof(UploadRequest) => ["filename", "type"],
        nameof(AvatarCreateRequest) => ["name", "referenceImage", "personality", "voice"],
        nameof(AvatarVideoRequest) => ["model", "avatar", "speech"],
        nameof(DocumentCreateRequest) => ["name", "content"],
        nameof(VoiceCreateRequest) => ["name", "from"],
        nameof(VoicePreviewRequest) => ["prompt", "model"],
        nameof(RealtimeSessionRequest) => ["model", "avatar"],
        nameof(SessionTool) => ["type", "name", "description"],
        nameof(SessionToolParameter) => ["name", "description", "type"],
        nameof(PromptImage) or nameof(ReferenceImage) or nameof(Reference) or nameof(Keyframe) or nameof(ReferenceVideo) => ["uri"],
        nameof(ImageAddress) or nameof(VideoAddress) or nameof(AudioAddress) or nameof(ProductView) => ["uri"],
        nameof(RoleImage) or nameof(RoleVideo) => ["uri", "role"],
        nameof(Voice) or nameof(RoutedVoice) or nameof(AvatarVoice) or nameof(AvatarSpeechVoice) or nameof(AvatarReference) or nameof(AvatarSpeech)
            or nameof(VoiceSource) or nameof(SessionIntegration) => ["type"],
        nameof(SpeechMedia) or nameof(CharacterMedia) or nameof(PerformanceReference) or nameof(ReferenceAudio) => ["type", "uri"],
        _ => [],
    };

    public override object? ReadEntry(Type model, IParseNode entry) => model.Name switch
    {
        nameof(UploadResponse_fields) => Require(entry.GetStringValue()),
        nameof(OrganizationResponse_tier_models) => Require(entry.GetObjectValue(ModelLimits.CreateFromDiscriminatorValue)),
        nameof(OrganizationResponse_usage_models) => Require(entry.GetObjectValue(ModelUsage.CreateFromDiscriminatorValue)),
        nameof(WorkflowInvocationResponse_output) or nameof(WorkflowInvocationResponse_nodeErrors) => Json(entry),
        nameof(WorkflowRunRequest_nodeOutputs) => Json(entry) is { ValueKind: JsonValueKind.Object } json ? json : throw new JsonException("An entry of a map is not an object."),
        _ => null,
    };

    // As it is, since Kiota generates no type for the entries of a map. Of any kind: one odd entry must not make a paid run unreadable.
    private static JsonElement Json(IParseNode entry) => entry.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue) is RawJson raw ? raw.Value : default;

    private static T Require<T>(T? entry) => entry ?? throw new JsonException("An entry of a map is null.");
}
