using System.Text.Json;
using System.Text.Json.Nodes;

namespace Runway.Tests.RunwayAI;

/// <summary>Invalid requests are not sent; valid ones are sent unchanged.</summary>
public sealed class CheckTests
{
    private static readonly RunwayAIMedia Image = RunwayAIMedia.FromUrl("https://x.test/a.jpg");
    private static readonly RunwayAIMedia Video = RunwayAIMedia.FromUrl("https://x.test/a.mp4");
    private static readonly Dictionary<string, JsonElement> More = new() { ["name"] = JsonSerializer.SerializeToElement("x") };

    public static TheoryData<string, object> Wrong() => new()
    {
        { "RunwayAIInvalidValue", new RunwayAIImageRequest { PromptText = " " } },
        { "RunwayMemberGivenTwice", new RunwayAIImageRequest { PromptText = "a", AdditionalProperties = new Dictionary<string, JsonElement> { ["style"] = JsonSerializer.SerializeToElement("x") } } },
        { "RunwayAIInvalidValue", new RunwayAIVideoRequest { PromptText = "a", Duration = 0 } },
        { "RunwayAIInvalidValue", new RunwayAIVideoRequest { PromptText = "a", Duration = 1, FramesPerSecond = 0 } },
        { "RunwayMediaRequired", new RunwayAIImageToVideoRequest { Duration = 1 } },
        { "RunwayInvalidMedia", new RunwayAIImageToVideoRequest { Duration = 1, Source = Video } },
        { "RunwayInvalidMedia", new RunwayAIImageToVideoRequest { Duration = 1, Source = RunwayAIMedia.FromUrl("./a.jpg") } },
        { "RunwayInvalidMedia", new RunwayAIImageToVideoRequest { Duration = 1, Source = RunwayAIMedia.FromUrl("data:image/png;base64,AAAA") } },
        { "RunwayInvalidMedia", new RunwayAIImageToVideoRequest { Duration = 1, Source = RunwayAIMedia.FromUrl("runway://a") } },
        { "RunwayInvalidMedia", new RunwayAIVideoAudioRequest { Source = Image } },
        { "RunwayAIInvalidValue", new RunwayAIImageTextRequest { Source = Image, Text = "", Position = "top-left" } },
        { "RunwayAIInvalidValue", new RunwayAIImageTextRequest { Source = Image, Text = "a", Position = " " } },
        { "RunwayAIInvalidValue", new RunwayAIImageTextRequest { Source = Image, Text = "a", Position = "top-left", FontSize = 0 } },
        { "RunwayInvalidMedia", new RunwayAIImageStyleRequest { Source = Image, StyleReference = Video } },
        { "RunwayAIEditIncomplete", new RunwayAIImageEditRequest { Source = Image } },
        { "RunwayAIEditIncomplete", new RunwayAIImageEditRequest { Source = Image, EditType = "resize" } },
        { "RunwayAIEditIncomplete", new RunwayAIImageEditRequest { Source = Image, EditType = "Add-Filter" } },
        { "RunwayAIInvalidValue", new RunwayAIImageEditRequest { Source = Image, Width = 0 } },
        { "RunwayParameterNotApplicable", new RunwayAIImageEditRequest { Source = Image, Width = 1, Filter = "sepia" } },
        { "RunwayParameterNotApplicable", new RunwayAIImageEditRequest { Source = Image, EditType = "color-adjust", Height = 1 } },
        { "RunwayAIEditIncomplete", new RunwayAIVideoEditRequest { Source = Video } },
        { "RunwayAIEditIncomplete", new RunwayAIVideoEditRequest { Source = Video, EditType = "add-filter" } },
        { "RunwayAIEditIncomplete", new RunwayAIVideoEditRequest { Source = Video, EditType = "adjust-speed" } },
        { "RunwayParameterNotApplicable", new RunwayAIVideoEditRequest { Source = Video, EditType = "adjust-speed", StartTime = 1, AdditionalProperties = More } },
        { "RunwayAIInvalidValue", new RunwayAIVideoEditRequest { Source = Video, StartTime = 5, EndTime = 5 } },
        { "RunwayAIInvalidValue", new RunwayAIVideoEditRequest { Source = Video, StartTime = -1 } },
        { "RunwayAIInvalidValue", new RunwayAIVideoFilterRequest { Source = Video, Filter = " " } },
        { "RunwayAIInvalidValue", new RunwayAIVideoSpeedRequest { Source = Video, SpeedFactor = 0 } },
        { "RunwayAIInvalidValue", new RunwayAIVideoSpeedRequest { Source = Video, SpeedFactor = double.NaN } },
        { "RunwayAIInvalidValue", new RunwayAIVideoSpeedRequest { Source = Video, SpeedFactor = double.PositiveInfinity } },
        { "RunwayAIInvalidValue", new RunwayAIVideoSizeRequest { Source = Video, Width = 1, Height = 0 } },
        { "RunwayAIInvalidValue", new RunwayAIVideoThumbnailRequest { Source = Video, TimePosition = -1 } },
    };

    public static TheoryData<string, object> Right() => new()
    {
        { """{"image_url":"https://x.test/a.jpg","edit_type":"color-adjust"}""", new RunwayAIImageEditRequest { Source = Image, EditType = "COLOR-adjust" } },
        { """{"image_url":"https://x.test/a.jpg","filter":"tomorrow","edit_type":"add-filter"}""", new RunwayAIImageEditRequest { Source = Image, Filter = "tomorrow" } },
        { """{"image_url":"https://x.test/a.jpg","resize_height":9,"edit_type":"resize"}""", new RunwayAIImageEditRequest { Source = Image, Height = 9 } },
        { """{"image_url":"https://x.test/a.jpg","filter":"x","edit_type":"Sharpen"}""", new RunwayAIImageEditRequest { Source = Image, EditType = "Sharpen", Filter = "x" } },
        { """{"video_url":"https://x.test/a.mp4","start_time":0,"edit_type":"trim"}""", new RunwayAIVideoEditRequest { Source = Video, StartTime = 0 } },
        { """{"video_url":"https://x.test/a.mp4","edit_type":"add-filter","name":"x"}""", new RunwayAIVideoEditRequest { Source = Video, EditType = "add-filter", AdditionalProperties = More } },
        { """{"video_url":"https://x.test/a.mp4","speed_factor":2}""", new RunwayAIVideoSpeedRequest { Source = Video, SpeedFactor = 2 } },
        { """{"video_url":"https://x.test/plain"}""", new RunwayAIVideoAudioRequest { Source = RunwayAIMedia.FromUrl(" https://x.test/plain ") } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task An_invalid_request_is_not_sent(string id, object request)
    {
        var service = new FakeService();
        using var connection = service.ConnectAI();

        var error = await Assert.ThrowsAsync<RunwayException>(() => connection.Operations.CreateAsync((RunwayAIRequest)request, null, null, default));

        Assert.Equal(id, error.ErrorId);
        Assert.Empty(service.Requests);
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void A_valid_request_is_sent_unchanged(string body, object right)
    {
        var request = (RunwayAIRequest)right;
        request.Validate();

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(request.ToWire().ToJson().GetRawText())));
    }
}
