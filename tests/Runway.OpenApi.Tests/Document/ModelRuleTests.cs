using System.Text.Json.Nodes;

namespace Runway.OpenApi.Tests.Document;

public sealed class ModelRuleTests
{
    [Fact]
    public void Every_create_request_has_rules_for_exactly_its_known_models() =>
        Assert.All(Walk.ModelSchemas(Repository.Document), s => Assert.Equal(
            Repository.Strings(s.Schema["properties"]!["model"]!["x-extensible-enum"]),
            s.Schema["x-runway-models"]!.AsObject().Select(m => m.Key)));

    [Fact]
    public void All_create_requests_exist() => Assert.Equal(
        15, Walk.ModelSchemas(Repository.Document).Count);

    [Fact]
    public void Rules_name_only_members_that_exist() =>
        Assert.All(Rules(), r =>
        {
            var members = r.Schema["properties"]!.AsObject();
            Assert.All(r.Rule["properties"]!.AsObject(), p => Assert.True(members.ContainsKey(p.Key), $"{r.Model}: {p.Key}"));
            Assert.All(Repository.Strings(r.Rule["required"]), name => Assert.Contains(name, r.Rule["properties"]!.AsObject().Select(p => p.Key)));
        });

    [Fact]
    public void A_rule_requires_what_the_schema_requires() =>
        Assert.All(Rules(), r => Assert.Subset(
            Repository.Strings(r.Rule["required"]).ToHashSet(),
            Repository.Strings(r.Schema["required"]).Where(name => name != "model").ToHashSet()));

    [Fact]
    public void Every_rule_has_a_status_and_a_note_where_the_model_is_not_live() =>
        Assert.All(Rules(), r =>
        {
            var status = r.Rule["status"]!.GetValue<string>();
            Assert.Contains(status, new[] { "live", "retired", "unverified" });
            Assert.Equal(status != "live", r.Rule["note"] is not null);
            Assert.NotNull(r.Rule["strict"]);
        });

    [Theory]
    [InlineData("gen4_image", 16)]
    [InlineData("gen4_image_turbo", 16)]
    [InlineData("gpt_image_2", 31)]
    [InlineData("gemini_2.5_flash", 10)]
    public void An_image_model_has_its_own_ratios(string model, int count)
    {
        var ratios = Ratios("TextToImageRequest", model);
        Assert.Equal(count, ratios.Distinct().Count());
        Assert.Empty(ratios.Intersect(["1584:672", "1104:832", "832:1104", "960:960"]));
    }

    [Theory]
    [InlineData("ImageToVideoRequest", "gen4.5", "1280:720 720:1280 1104:832 960:960 832:1104 1584:672")]
    [InlineData("ImageToVideoRequest", "gen3a_turbo", "1280:768 768:1280")]
    [InlineData("TextToVideoRequest", "gen4.5", "1280:720 720:1280")]
    [InlineData("TextToVideoRequest", "veo3.1", "1280:720 720:1280 1080:1920 1920:1080")]
    public void A_video_model_has_its_own_ratios(string schema, string model, string ratios) =>
        Assert.Equal(ratios.Split(' '), Ratios(schema, model));

    [Theory]
    [InlineData("ImageToVideoRequest", "gen4.5", """{"type":"integer","minimum":2,"maximum":10}""")]
    [InlineData("ImageToVideoRequest", "veo3.1", """{"enum":[4,6,8]}""")]
    [InlineData("TextToVideoRequest", "seedance2", """{"oneOf":[{"type":"integer","minimum":4,"maximum":15},{"enum":["auto"]}]}""")]
    [InlineData("SoundEffectRequest", "eleven_text_to_sound_v2", """{"type":"number","minimum":0.5,"maximum":30}""")]
    public void A_model_has_its_own_durations(string schema, string model, string duration) =>
        Assert.Equal(duration, Repository.Model(schema, model)["properties"]!["duration"]!.ToJsonString());

    [Theory]
    [InlineData("TextToImageRequest", "gen4_image", "promptText ratio")]
    [InlineData("TextToImageRequest", "gen4_image_turbo", "promptText ratio referenceImages")]
    [InlineData("ImageToVideoRequest", "gen4.5", "promptImage promptText ratio duration")]
    [InlineData("ImageToVideoRequest", "gen4_turbo", "promptImage ratio")]
    [InlineData("VideoToVideoRequest", "aleph2", "videoUri")]
    [InlineData("VideoToVideoRequest", "seedance2", "promptVideo")]
    [InlineData("VideoUpscaleRequest", "enhance_frame_rate", "videoUri targetFramerate")]
    public void A_model_requires_its_own_members(string schema, string model, string required) =>
        Assert.Equal(required.Split(' '), Repository.Strings(Repository.Model(schema, model)["required"]));

    [Theory]
    [InlineData("VideoUpscaleRequest", "upscale_v1", "retired")]
    [InlineData("ImageToVideoRequest", "gen3a_turbo", "retired")]
    [InlineData("VideoToVideoRequest", "gen4_aleph", "retired")]
    [InlineData("ImageToVideoRequest", "gen4_aleph", "retired")]
    [InlineData("TextToVideoRequest", "veo3", "retired")]
    [InlineData("ImageToVideoRequest", "gen4", "unverified")]
    [InlineData("SoundEffectRequest", "sound_effect_v1", "unverified")]
    [InlineData("FrameInterpolationRequest", "frame_interpolation_v1", "unverified")]
    [InlineData("LipSyncRequest", "gen4_turbo", "unverified")]
    public void A_model_that_is_not_live_is_marked_and_names_a_live_one(string schema, string model, string status)
    {
        var rule = Repository.Model(schema, model);
        Assert.Equal(status, rule["status"]!.GetValue<string>());
        var live = Rules().Where(r => r.Rule["status"]!.GetValue<string>() == "live").Select(r => r.Model);
        Assert.Contains(live, name => rule["note"]!.GetValue<string>().Contains(name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/v1/lip_sync")]
    [InlineData("/v1/frame_interpolation")]
    public void An_operation_that_only_a_source_has_is_marked(string path)
    {
        var operation = Repository.Document["paths"]![path]!["post"]!;
        Assert.Equal("unverified", operation["x-runway-status"]!.GetValue<string>());
        Assert.NotEmpty(operation["x-runway-nearest"]!.GetValue<string>());
    }

    private static IReadOnlyList<string> Ratios(string schema, string model) =>
        Repository.Strings(Repository.Model(schema, model)["properties"]!["ratio"]!["enum"]);

    private static IReadOnlyList<(JsonObject Schema, string Model, JsonObject Rule)> Rules() => Walk.Populated(
        from schema in Walk.ModelSchemas(Repository.Document)
        from rule in schema.Schema["x-runway-models"]!.AsObject()
        select (schema.Schema, rule.Key, rule.Value!.AsObject()));
}
