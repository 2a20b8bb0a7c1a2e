using System.Net;

namespace Runway.Emulator.Tests.Avatars;

public sealed class AvatarVideoTests : IDisposable
{
    private const string Preset = """{"type":"runway-preset","presetId":"influencer"}""";

    private readonly AvatarRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task A_video_is_a_task_like_any_other_and_its_answer_has_no_estimate()
    {
        var made = await _rig.Create("/v1/avatar_videos", Body(Preset, """{"type":"text","text":"Welcome to the desk of the house."}"""));
        Assert.Equal(["id"], made.EnumerateObject().Select(member => member.Name));

        _rig.Clock.Advance(TimeSpan.FromSeconds(8));

        var task = await _rig.Read("/v1/tasks/{id}", made);
        Assert.Equal(("SUCCEEDED", 1), (task.Text("status"), task.GetProperty("cost").GetProperty("credits").GetInt32()));
        Assert.Equal("video/mp4", (await _rig.Client.GetAsync(task.GetProperty("output")[0].GetString())).Content.Headers.ContentType?.MediaType);
        Assert.Equal("avatar_videos", Assert.Single(_rig.Emulator.Accepted).Operation);
    }

    [Fact]
    public async Task Own_avatars_and_voices_must_be_ready()
    {
        var voice = await _rig.Create("/v1/voices", AvatarRig.Calm);
        var avatar = await _rig.Create("/v1/avatars", AvatarRig.Desk);
        var body = Body($$"""{"type":"custom","avatarId":"{{avatar.Text("id")}}"}""", $$$"""{"type":"text","text":"Hello","voice":{"type":"custom","id":"{{{voice.Text("id")}}}"}}""");

        var (early, json) = await _rig.Post("/v1/avatar_videos", body);
        _rig.Clock.Advance(TimeSpan.FromSeconds(8));

        Assert.Equal((HttpStatusCode.BadRequest, 2), (early, json.GetProperty("issues").GetArrayLength()));
        await _rig.Create("/v1/avatar_videos", body);
    }

    [Fact]
    public async Task An_avatar_whose_voice_is_gone_speaks_with_another_one_or_moves_to_a_recording()
    {
        var voice = await _rig.Ready("/v1/voices", AvatarRig.Calm);
        var avatar = await _rig.Ready("/v1/avatars", AvatarRig.Desk.Replace("""{"type":"runway-live-preset","presetId":"clara"}""", $$"""{"type":"custom","id":"{{voice.Text("id")}}"}"""));
        var own = $$"""{"type":"custom","avatarId":"{{avatar.Text("id")}}"}""";
        await _rig.Create("/v1/avatar_videos", Body(own, """{"type":"text","text":"Hello"}"""));
        await _rig.Send(HttpMethod.Delete, $"/v1/voices/{voice.Text("id")}");

        Assert.Equal(HttpStatusCode.BadRequest, (await _rig.Post("/v1/avatar_videos", Body(own, """{"type":"text","text":"Hello"}"""))).Status);
        await _rig.Create("/v1/avatar_videos", Body(own, """{"type":"text","text":"Hello","voice":{"type":"preset","presetId":"leo"}}"""));
        await _rig.Create("/v1/avatar_videos", Body(own, """{"type":"audio","audio":"https://a.example/1.mp3"}"""));
    }

    [Theory]
    [InlineData("""{"type":"runway-preset","presetId":"nobody"}""", """{"type":"text","text":"x"}""", "avatar")]
    [InlineData("""{"type":"custom","id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e"}""", """{"type":"text","text":"x"}""", "avatar")]
    [InlineData("""{"type":"custom","avatarId":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e"}""", """{"type":"text","text":"x"}""", "avatar")]
    [InlineData(Preset, """{"type":"text","text":""}""", "speech")]
    [InlineData(Preset, """{"type":"text","text":"x","voice":{"type":"runway-live-preset","presetId":"clara"}}""", "speech")]
    [InlineData(Preset, """{"type":"text","text":"x","voice":{"type":"preset","presetId":"Maya"}}""", "speech")]
    [InlineData(Preset, """{"type":"audio","audio":"https://a.example/1.mp3","voice":{"type":"preset","presetId":"clara"}}""", "speech")]
    [InlineData(Preset, """{"type":"audio"}""", "speech")]
    public async Task A_wrong_body_is_refused(string avatar, string speech, string member)
    {
        var (status, json) = await _rig.Post("/v1/avatar_videos", Body(avatar, speech));

        Assert.Equal((HttpStatusCode.BadRequest, member), (status, json.GetProperty("issues")[0].GetProperty("path")[0].GetString()));
    }

    [Fact]
    public async Task A_directive_in_the_text_fails_it()
    {
        var made = await _rig.Create("/v1/avatar_videos", Body(Preset, """{"type":"text","text":"[fail:SAFETY.INPUT.TEXT]"}"""));
        _rig.Clock.Advance(TimeSpan.FromSeconds(8));
        Assert.Equal("SAFETY.INPUT.TEXT", (await _rig.Read("/v1/tasks/{id}", made)).Text("failureCode"));
    }

    private static string Body(string avatar, string speech) => $$"""{"model":"gwm1_avatars","avatar":{{avatar}},"speech":{{speech}}}""";
}
