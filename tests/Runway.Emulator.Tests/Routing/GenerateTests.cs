using System.Net;
using System.Text.Json;
using Runway.Emulator.Tests.Support;

namespace Runway.Emulator.Tests.Routing;

public sealed class GenerateTests : IDisposable
{
    private readonly Rig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData("image", "cost", """{"promptText":"a heron"}""", "muse_image", 1)]
    [InlineData("image", "quality", """{"promptText":"a heron","outputCount":2}""", "gpt_image_2", 40)]
    [InlineData("image", "cost", """{"promptText":"a heron","seed":1}""", "gen4_image", 5)]
    [InlineData("video", "cost", """{"promptText":"a heron","duration":10}""", "wan3", 100)]
    [InlineData("video", "latency", """{"promptText":"a heron"}""", "seedance2_mini", 80)]
    [InlineData("video", "cost", """{"duration":20}""", "wan3", 200)]
    [InlineData("video", "cost", """{"resolution":"4k"}""", "seedance2", 750)]
    [InlineData("video", "cost", """{"referenceVideos":[{"uri":"https://a.example/1.mp4","role":"source"}],"keyframes":[{"uri":"https://a.example/1.png","at":0.5}]}""", "aleph2", 140)]
    [InlineData("audio", "cost", """{"type":"speech","promptText":"Hello"}""", "eleven_v3", 1)]
    [InlineData("audio", "cost", """{"type":"speech","promptText":"Hello","voice":{"type":"reference-audio","audioUri":"https://a.example/1.mp3"}}""", "seed_audio", 5)]
    [InlineData("audio", "cost", """{"type":"audio","promptText":"rain","loop":true}""", "eleven_text_to_sound_v2", 2)]
    public async Task A_router_chooses_and_the_task_is_made_and_charged(string medium, string goal, string input, string model, int credits)
    {
        await Router("draft", $$"""{"optimizeFor":"{{goal}}"}""");

        var answer = await Generate(medium, input);

        ResponseSchema.Of($"post /v1/generate/{medium}").Require(answer);
        var routing = answer.GetProperty("routing");
        Assert.Equal((model, "draft", credits), (routing.GetProperty("model").GetString(), routing.GetProperty("configId").GetString(), routing.GetProperty("estimatedCost").GetProperty("credits").GetInt32()));
        Assert.False(answer.TryGetProperty("estimatedCost", out _));
        Assert.Equal(100_000 - credits, await _rig.Balance());
        _rig.Clock.Advance(TimeSpan.FromSeconds(8));
        var task = await _rig.Read(answer.GetProperty("id").GetString()!);
        Assert.Equal(("SUCCEEDED", credits), (task.GetProperty("status").GetString(), task.GetProperty("cost").GetProperty("credits").GetInt32()));
    }

    [Fact]
    public async Task A_dry_run_decides_and_makes_nothing()
    {
        var id = await Router("draft", """{"maxCreditsPerGeneration":{"video":60}}""");

        var (status, answer) = await _rig.Post("/v1/generate/video", """{"configId":"draft","dryRun":true,"input":{"duration":5}}""");

        Assert.Equal(HttpStatusCode.OK, status);
        ResponseSchema.Of("post /v1/generate/video").Require(answer);
        Assert.False(answer.TryGetProperty("id", out _));
        Assert.Equal(
            ("wan3", 60, 5),
            (answer.GetProperty("routing").GetProperty("model").GetString(), answer.GetProperty("routing").GetProperty("resolvedSettings").GetProperty("priceCeiling").GetInt32(), answer.GetProperty("routing").GetProperty("resolvedInput").GetProperty("duration").GetInt32()));
        Assert.Equal((0, 100_000), (_rig.Emulator.AcceptedCreates, await _rig.Balance()));
        Assert.Empty(await Requests(id));
    }

    [Theory]
    [InlineData("""{"models":{"mode":"allowlist_only","ids":["gen4.5"]}}""", """{"resolution":"1080p"}""", "allow_deny", 4)]
    [InlineData("""{"maxCreditsPerGeneration":{"video":1}}""", "{}", "price", 5)]
    [InlineData("{}", """{"duration":30,"resolution":"4k"}""", "capability", 1)]
    [InlineData("{}", """{"duration":30,"referenceVideos":[{"uri":"https://a.example/1.mp4","role":"source"}],"referenceAudio":[{"uri":"https://a.example/1.mp3"}]}""", "input_support", 3)]
    public async Task Where_no_model_is_left_the_steps_say_why(string settings, string input, string emptiedBy, int steps)
    {
        var id = await Router("draft", settings);

        var (status, answer) = await _rig.Post("/v1/generate/video", $$"""{"configId":"draft","input":{{input}}}""");

        Assert.Equal((HttpStatusCode.BadRequest, "no_eligible_model"), (status, answer.GetProperty("code").GetString()));
        ResponseSchema.Of("post /v1/generate/video", "400").Require(answer);
        Assert.Equal([emptiedBy], answer.GetProperty("emptiedBy").EnumerateArray().Select(f => f.GetString()));
        Assert.Equal(steps, answer.GetProperty("pipeline").GetArrayLength());
        Assert.Equal("no_eligible_model", Assert.Single(await Requests(id)).GetProperty("status").GetString());
        Assert.Equal(0, _rig.Emulator.AcceptedCreates);
    }

    [Fact]
    public async Task A_router_that_is_not_there_is_named()
    {
        var (status, answer) = await _rig.Post("/v1/generate/image", """{"configId":"draft","input":{"promptText":"x"}}""");

        ResponseSchema.Of("post /v1/generate/image", "404").Require(answer);
        Assert.Equal((HttpStatusCode.NotFound, "router_config_not_found"), (status, answer.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("image", """{"configId":"draft","model":"wan3","input":{"promptText":"x"}}""")]
    [InlineData("image", """{"configId":"draft","input":{"promptText":"x","ratio":"1:1"}}""")]
    [InlineData("image", """{"configId":"draft","input":{}}""")]
    [InlineData("video", """{"configId":"draft","input":{"aspectRatio":"2:3"}}""")]
    [InlineData("video", """{"configId":"draft","input":{"keyframes":[{"uri":"https://a.example/1.png","at":0.5}]}}""")]
    [InlineData("video", """{"configId":"draft","input":{"keyframes":[{"uri":"https://a.example/1.png","at":0.5}],"referenceVideos":[{"uri":"https://a.example/1.mp4","role":"reference"}]}}""")]
    [InlineData("video", """{"configId":"draft","input":{"referenceImages":[{"uri":"https://a.example/1.png","role":"first"},{"uri":"https://a.example/2.png","role":"first"}]}}""")]
    [InlineData("audio", """{"configId":"draft","input":{"type":"speech","promptText":"x","voice":{"type":"preset","presetId":"clara"}}}""")]
    [InlineData("audio", """{"configId":"draft","input":{"type":"speech","promptText":"x","voice":{"type":"runway-preset","presetId":"Maya"}}}""")]
    public async Task A_wrong_body_is_refused_and_listed(string medium, string body)
    {
        var id = await Router("draft", "{}");

        var (status, answer) = await _rig.Post($"/v1/generate/{medium}", body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.NotEmpty(answer.GetProperty("issues").EnumerateArray());
        Assert.Equal("invalid_request", Assert.Single(await Requests(id)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_history_leads_back_to_the_tasks()
    {
        var id = await Router("draft", "{}");
        string[] tasks = [TaskOf(await Generate("image", """{"promptText":"one"}""")), TaskOf(await Generate("image", """{"promptText":"two"}"""))];

        var requests = await Requests(id);

        Assert.Equal(tasks.Reverse(), requests.Select(r => r.GetProperty("taskId").GetString()));
        Assert.All(requests, r => Assert.Equal(("routed", "lowest_cost", "muse_image"), (r.GetProperty("status").GetString(), r.GetProperty("reasonCode").GetString(), r.GetProperty("model").GetString())));
    }

    [Fact]
    public async Task A_busy_model_is_skipped_where_the_router_says_so()
    {
        using var rig = new Rig(new() { ConcurrencyPerModel = 1 });
        await rig.Post("/v1/routers", """{"slug":"draft","settings":{"fallback":{"onCapacity":true},"models":{"mode":"allowlist_only","ids":["muse_image","seedream5_lite","gen4_image"]}}}""");
        const string Body = """{"configId":"draft","input":{"promptText":"x"}}""";

        var answers = new List<JsonElement>();
        for (var i = 0; i < 4; i++)
        {
            answers.Add((await rig.Post("/v1/generate/image", Body)).Json.GetProperty("routing"));
        }

        Assert.Equal(["muse_image", "seedream5_lite", "gen4_image", "muse_image"], answers.Select(a => a.GetProperty("model").GetString()));
        Assert.False(answers[0].TryGetProperty("capacityFallback", out _));
        Assert.False(answers[2].GetProperty("capacityFallback").GetProperty("allExhausted").GetBoolean());
        Assert.True(answers[3].GetProperty("capacityFallback").GetProperty("allExhausted").GetBoolean());
    }

    private static string TaskOf(JsonElement answer) => answer.GetProperty("id").GetString()!;

    private async Task<string> Router(string slug, string settings)
    {
        var (status, json) = await _rig.Post("/v1/routers", $$"""{"slug":"{{slug}}","settings":{{settings}}}""");
        Assert.True(status == HttpStatusCode.OK, json.ToString());
        return json.GetProperty("id").GetString()!;
    }

    private async Task<JsonElement> Generate(string medium, string input)
    {
        var (status, json) = await _rig.Post($"/v1/generate/{medium}", $$"""{"configId":"draft","input":{{input}}}""");
        Assert.True(status == HttpStatusCode.OK, json.ToString());
        return json;
    }

    private async Task<JsonElement[]> Requests(string router)
    {
        var (_, json) = await _rig.Get($"/v1/routers/{router}/requests");
        ResponseSchema.Of("get /v1/routers/{id}/requests").Require(json);
        return [.. json.GetProperty("data").EnumerateArray()];
    }
}
