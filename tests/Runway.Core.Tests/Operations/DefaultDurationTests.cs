namespace Runway.Tests;

/// <summary>A video of each model that takes a duration is sent with one, so that its cost does not depend on the service's default.</summary>
public sealed class DefaultDurationTests
{
    public static IEnumerable<object[]> Models() =>
        from model in ModelCatalogue.Current.Models
        where model.Status == RunwayModelStatus.Live && model.Operation.EndsWith("_to_video", StringComparison.Ordinal)
        select new object[] { model.Operation, model.Model };

    [Theory]
    [MemberData(nameof(Models))]
    public void What_takes_a_duration_is_sent_with_one_that_is_allowed(string operation, string model)
    {
        var known = ModelCatalogue.Current.Find(operation, model)!;
        var body = Request(operation, model).ToBody().Json;
        Assert.Equal(known.Member("duration") is not null, body.TryGetProperty("duration", out _));
        Assert.DoesNotContain(ModelCatalogue.Current.Check(operation, model, body).Problems, problem => problem.Member == "duration");
        Assert.DoesNotContain("the duration is not given", CostEstimate.For(operation, model, body).Reason ?? string.Empty);
    }

    [Theory]
    [InlineData("text_to_video", "gen4.5", 5)]
    [InlineData("image_to_video", "gen4.5", 5)]
    [InlineData("image_to_video", "gen4_turbo", 5)]
    [InlineData("text_to_video", "veo3.1", 4)]
    [InlineData("image_to_video", "veo3.1", 4)]
    [InlineData("image_to_video", "seedance2", 5)]
    [InlineData("video_to_video", "seedance2", 5)]
    [InlineData("video_to_video", "gemini_omni_flash_1.1", 5)]
    public void It_is_five_seconds_or_the_nearest_and_the_same_from_text_and_pictures(string operation, string model, int seconds) =>
        Assert.Equal(seconds, Request(operation, model).ToBody().Json.GetProperty("duration").GetDouble());

    [Fact]
    public void A_mode_that_restricts_the_duration_has_no_default()
    {
        var edit = (VideoToVideoRequest)Request("video_to_video", "seedance2_5") with { Mode = "edit" };
        Assert.False(edit.ToBody().Json.TryGetProperty("duration", out _));
        Assert.True((edit with { Mode = "extend" }).ToBody().Json.TryGetProperty("duration", out _));
        Assert.Equal("auto", (edit with { Duration = VideoDuration.Auto }).ToBody().Json.GetProperty("duration").GetString());
    }

    [Theory]
    [InlineData("image_to_video", "gen4")]
    [InlineData("image_to_video", "of_tomorrow")]
    [InlineData("video_to_video", "aleph2")]
    public void What_is_not_known_to_take_it_gets_none(string operation, string model) =>
        Assert.False(Request(operation, model).ToBody().Json.TryGetProperty("duration", out _));

    private static VideoRequest Request(string operation, string model) => operation switch
    {
        "text_to_video" => new TextToVideoRequest { Model = model, PromptText = "a boat" },
        "image_to_video" => new ImageToVideoRequest { Model = model, PromptText = "a boat", Image = MediaSource.FromAddress("https://h.test/boat.png") },
        _ => new VideoToVideoRequest { Model = model, PromptText = "a boat", Video = MediaSource.FromAddress("https://h.test/boat.mp4") },
    };
}
