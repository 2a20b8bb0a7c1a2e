using System.Net;
using System.Text.Json;
using Runway.Emulator.Tests.Support;

namespace Runway.Emulator.Tests;

public sealed class BodyCheckTests : IDisposable
{
    private readonly Rig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task The_error_for_a_refused_body_has_the_form_of_the_live_API()
    {
        var (status, json) = await _rig.Post("/v1/text_to_image", Rig.Image("x", ""","referenceImages":[{"uri":"https://a.example/i.png"},{"tag":"Hero"}]"""));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("Validation of body failed", json.GetProperty("error").GetString());
        Assert.Equal("https://docs.dev.runwayml.com/api", json.GetProperty("docUrl").GetString());
        var issue = Assert.Single(json.GetProperty("issues").EnumerateArray());
        Assert.Equal("invalid_type", issue.GetProperty("code").GetString());
        Assert.Equal("string", issue.GetProperty("expected").GetString());
        Assert.Equal("""["referenceImages",1,"uri"]""", issue.GetProperty("path").GetRawText());
        Assert.NotEmpty(issue.GetProperty("message").GetString()!);
    }

    [Theory]
    [InlineData("gen9_image")]
    [InlineData("gen4_turbo")]
    public async Task A_model_that_the_operation_does_not_have_is_an_invalid_discriminator(string model)
    {
        var issue = await OnlyIssue("/v1/text_to_image", $$"""{"model":"{{model}}","promptText":"x","ratio":"1280:720"}""");

        Assert.Equal("invalid_union", issue.GetProperty("code").GetString());
        Assert.Equal("No matching discriminator", issue.GetProperty("note").GetString());
        Assert.Equal("model", issue.GetProperty("discriminator").GetString());
        Assert.Equal("""["model"]""", issue.GetProperty("path").GetRawText());
    }

    [Fact]
    public async Task A_retired_model_is_refused_like_an_unknown_one()
    {
        var body = """{"model":"gen3a_turbo","promptImage":"https://a.example/i.png","promptText":"x","ratio":"1280:768"}""";
        var issue = await OnlyIssue("/v1/image_to_video", body);
        Assert.Equal("No matching discriminator", issue.GetProperty("note").GetString());
    }

    [Fact]
    public async Task Unverified_models_are_served_unless_the_emulator_is_set_to_refuse_them()
    {
        const string body = """{"model":"frame_interpolation_v1","videoUri":"https://a.example/v.mp4"}""";
        Assert.Equal(HttpStatusCode.OK, (await _rig.Post("/v1/frame_interpolation", body)).Status);

        using var strict = new Rig(new RunwayEmulatorOptions { AcceptUnverifiedModels = false });
        Assert.Equal(HttpStatusCode.BadRequest, (await strict.Post("/v1/frame_interpolation", body)).Status);
    }

    [Theory]
    [InlineData("""{"promptText":"x"}""", "invalid_type", """["model"]""")]
    [InlineData("""{"model":7}""", "invalid_type", """["model"]""")]
    [InlineData("""[]""", "invalid_type", "[]")]
    [InlineData("""{"model":"gen4_image","promptText":"x"}""", "invalid_type", """["ratio"]""")]
    [InlineData("""{"model":"gen4_image","promptText":"","ratio":"1280:720"}""", "too_small", """["promptText"]""")]
    [InlineData("""{"model":"gen4_image","promptText":"x","ratio":"16:9"}""", "invalid_value", """["ratio"]""")]
    [InlineData("""{"model":"gen4_image","promptText":"x","ratio":"1280:720","seed":null}""", "invalid_type", """["seed"]""")]
    [InlineData("""{"model":"gen4_image","promptText":"x","ratio":"1280:720","seed":1.5}""", "invalid_type", """["seed"]""")]
    [InlineData("""{"model":"gen4_image","promptText":"x","ratio":"1280:720","seed":4294967296}""", "too_big", """["seed"]""")]
    [InlineData("""{"model":"gen4_image","promptText":"x","ratio":"1280:720","seed":-1}""", "too_small", """["seed"]""")]
    [InlineData("""{"model":"gen4_image_turbo","promptText":"x","ratio":"1280:720","referenceImages":[]}""", "too_small", """["referenceImages"]""")]
    [InlineData("""{"model":"gen4_image","promptText":"x","ratio":"1280:720","contentModeration":{"publicFigureThreshold":"high"}}""", "invalid_value", """["contentModeration","publicFigureThreshold"]""")]
    [InlineData("""{"model":"gpt_image_2","promptText":"x","ratio":"auto","seed":1}""", "unrecognized_keys", "[]")]
    public async Task An_issue_has_a_code_and_a_path(string body, string code, string path)
    {
        var issue = await OnlyIssue("/v1/text_to_image", body);
        Assert.Equal(code, issue.GetProperty("code").GetString());
        Assert.Equal(path, issue.GetProperty("path").GetRawText());
    }

    [Fact]
    public async Task Length_is_counted_in_UTF16_code_units()
    {
        var fits = string.Concat(Enumerable.Repeat("🦩", 500));
        await _rig.Create(Rig.Image(fits));
        var issue = await OnlyIssue("/v1/text_to_image", Rig.Image(fits + "x"));
        Assert.Equal(1000, issue.GetProperty("maximum").GetInt32());
    }

    [Theory]
    [InlineData("""{"model":"gen4_image","promptText":"x","ratio":"1280:720","quality":7}""")]
    [InlineData("""{"model":"gen4_image","promptText":"x","ratio":"1280:720","seed":4294967295,"tomorrow":null}""")]
    public async Task A_model_that_is_not_strict_ignores_unknown_members(string body) => await _rig.Create(body);

    [Theory]
    [InlineData("/v1/image_to_video", """{"model":"gen4_turbo","promptImage":"https://a.example/i.png","ratio":"1280:720"}""")]
    [InlineData("/v1/image_to_video", """{"model":"veo3.1","promptImage":[{"uri":"https://a.example/i.png","position":"first"},{"uri":"https://a.example/j.png","position":"last"}],"ratio":"1280:720","duration":6}""")]
    [InlineData("/v1/text_to_video", """{"model":"gen4.5","promptText":"x","ratio":"1280:720","duration":7}""")]
    [InlineData("/v1/text_to_video", """{"model":"seedance2","promptText":"x","duration":"auto"}""")]
    [InlineData("/v1/video_to_video", """{"model":"aleph2","videoUri":"https://a.example/v.mp4","promptText":"x"}""")]
    [InlineData("/v1/video_upscale", """{"model":"enhance_frame_rate","videoUri":"https://a.example/v.mp4","targetFramerate":"60"}""")]
    [InlineData("/v1/character_performance", """{"model":"act_two","character":{"type":"image","uri":"https://a.example/i.png"},"reference":{"type":"video","uri":"https://a.example/v.mp4"}}""")]
    [InlineData("/v1/lip_sync", """{"model":"gen4","input":"https://a.example/i.png","audio":"https://a.example/a.mp3"}""")]
    [InlineData("/v1/frame_interpolation", """{"model":"frame_interpolation_v1","videoUri":"https://a.example/v.mp4"}""")]
    [InlineData("/v1/sound_effect", """{"model":"eleven_text_to_sound_v2","promptText":"rain","duration":0.5,"loop":true}""")]
    [InlineData("/v1/image_upscale", """{"model":"magnific_precision_upscaler_v2","imageUri":"https://a.example/i.png","scaleFactor":4}""")]
    [InlineData("/v1/video_to_hdr", """{"model":"ruby","videoUri":"https://a.example/v.mp4","outputFormat":"hlg"}""")]
    [InlineData("/v1/text_to_speech", """{"model":"eleven_v3","promptText":"x","voice":{"type":"runway-preset","presetId":"Maya"},"speed":1.2}""")]
    [InlineData("/v1/text_to_speech", """{"model":"seed_audio","promptText":"x","voice":{"type":"reference-audio","audioUri":"https://a.example/a.mp3"}}""")]
    [InlineData("/v1/speech_to_speech", """{"model":"eleven_multilingual_sts_v2","media":{"type":"video","uri":"https://a.example/v.mp4"},"voice":{"type":"runway-preset","presetId":"Maya"}}""")]
    [InlineData("/v1/voice_dubbing", """{"model":"eleven_voice_dubbing","audioUri":"https://a.example/a.mp3","targetLang":"fil"}""")]
    [InlineData("/v1/voice_isolation", """{"model":"eleven_voice_isolation","audioUri":"https://a.example/a.mp3"}""")]
    public async Task Every_operation_accepts_a_valid_request(string path, string body) => await _rig.Create(body, path);

    [Theory]
    [InlineData("/v1/text_to_video", """{"model":"veo3.1","promptText":"x","ratio":"1280:720","duration":5}""", "duration")]
    [InlineData("/v1/text_to_video", """{"model":"seedance2","promptText":"x","duration":16}""", "duration")]
    [InlineData("/v1/text_to_video", """{"model":"seedance2","promptText":"x","duration":"long"}""", "duration")]
    [InlineData("/v1/image_to_video", """{"model":"gen4_turbo","promptImage":7,"ratio":"1280:720"}""", "promptImage")]
    [InlineData("/v1/character_performance", """{"model":"act_two","character":{"type":"image","uri":"https://a.example/i.png"},"reference":{"type":"image","uri":"https://a.example/v.png"}}""", "reference")]
    [InlineData("/v1/text_to_speech", """{"model":"eleven_v3","promptText":"x","voice":{"type":"runway-preset","presetId":"Nobody"}}""", "voice")]
    [InlineData("/v1/speech_to_speech", """{"model":"eleven_multilingual_sts_v2","media":{"type":"audio","uri":"data:image/png;base64,AAAA"},"voice":{"type":"runway-preset","presetId":"Maya"}}""", "media")]
    [InlineData("/v1/voice_dubbing", """{"model":"eleven_voice_dubbing","audioUri":"https://a.example/a.mp3","targetLang":"tlh"}""", "targetLang")]
    [InlineData("/v1/image_upscale", """{"model":"magnific_precision_upscaler_v2","imageUri":"https://a.example/i.png","scaleFactor":3}""", "scaleFactor")]
    [InlineData("/v1/image_to_video", """{"model":"veo3.1","promptImage":[{"uri":"https://a.example/i.png","position":"last"}],"ratio":"1280:720"}""", "promptImage")]
    [InlineData("/v1/image_to_video", """{"model":"h3_max","promptText":"x","promptImage":[{"uri":"https://a.example/i.png","position":"first"},{"uri":"https://a.example/j.png","position":"first"}]}""", "promptImage")]
    [InlineData("/v1/image_to_video", """{"model":"seedance2","promptImage":[{"uri":"https://a.example/i.png","position":"first"},{"uri":"https://a.example/j.png"}]}""", "promptImage")]
    [InlineData("/v1/text_to_image", """{"model":"gpt_image_2","promptText":"x","ratio":"auto","referenceImages":[{"uri":"https://a.example/i.png","tag":"cat"},{"uri":"https://a.example/j.png","tag":"cat"}]}""", "referenceImages")]
    public async Task The_limits_of_a_model_are_checked(string path, string body, string member)
    {
        var issue = await OnlyIssue(path, body);
        Assert.Equal(member, issue.GetProperty("path")[0].GetString());
    }

    [Theory]
    [InlineData(5, HttpStatusCode.OK)]
    [InlineData(6, HttpStatusCode.BadRequest)]
    public async Task People_among_the_references_are_counted(int people, HttpStatusCode expected)
    {
        var images = string.Join(',', Enumerable.Repeat("""{"uri":"https://a.example/i.png","subject":"human"}""", people));
        var body = $$"""{"model":"gemini_image3_pro","promptText":"x","ratio":"1024:1024","referenceImages":[{{images}}]}""";
        Assert.Equal(expected, (await _rig.Post("/v1/text_to_image", body)).Status);
    }

    [Fact]
    public async Task A_tag_with_a_line_break_is_refused()
    {
        var issue = await OnlyIssue("/v1/text_to_image", Rig.Image("x", ""","referenceImages":[{"uri":"https://a.example/i.png","tag":"hero\n"}]"""));
        Assert.Equal("invalid_format", issue.GetProperty("code").GetString());
    }

    private async Task<JsonElement> OnlyIssue(string path, string body)
    {
        var (status, json) = await _rig.Post(path, body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        return Assert.Single(json.GetProperty("issues").EnumerateArray());
    }
}
