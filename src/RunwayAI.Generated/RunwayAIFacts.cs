using Runway.Generated;
using RunwayAI.Generated.Models;

namespace RunwayAI.Generated;

/// <summary>The facts of the "Runway AI" service. Its responses are not verified, so only requests have required members.</summary>
internal sealed class RunwayAIFacts : ModelFacts
{
    public static readonly RunwayAIFacts Instance = new();

    public override string[] RequiredMembers(Type model) => model.Name switch
    {
        nameof(GenerateImageRequest) => ["prompt"],
        nameof(EditImageRequest) => ["image_url", "edit_type"],
        nameof(GenerateVideoRequest) => ["prompt", "duration"],
        nameof(EditVideoRequest) => ["video_url", "edit_type"],
        nameof(FilterVideoRequest) => ["video_url", "filter"],
        nameof(ConvertImageToVideoRequest) => ["image_url", "duration"],
        nameof(AddTextToImageRequest) => ["image_url", "text", "position"],
        nameof(TransferStyleRequest) => ["image_url", "style_reference"],
        nameof(ResizeVideoRequest) => ["video_url", "new_width", "new_height"],
        nameof(GenerateThumbnailRequest) or nameof(ExtractAudioRequest) => ["video_url"],
        nameof(AdjustSpeedRequest) => ["video_url", "speed_factor"],
        nameof(DeleteMediaRequest) => ["media_url", "auth_token"],
        _ => [],
    };
}
