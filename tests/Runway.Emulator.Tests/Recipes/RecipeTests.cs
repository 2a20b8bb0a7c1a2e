using System.Net;
using Runway.Emulator.Tests.Support;

namespace Runway.Emulator.Tests.Recipes;

public sealed class RecipeTests : IDisposable
{
    private const string Picture = """{"uri":"https://a.example/1.png"}""";
    private const string Video = """{"uri":"https://a.example/1.mp4"}""";

    private readonly Rig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData("ad_localization", $$"""{"version":"2026-06","referenceImage":{{Picture}},"targetLanguage":"ja"}""", 21, 1, "png")]
    [InlineData("marketing_stock_image", """{"version":"2026-06","prompt":"x"}""", 88, 4, "png")]
    [InlineData("marketing_stock_image", """{"version":"2026-06","prompt":"x","outputCount":1,"quality":"low"}""", 2, 1, "png")]
    [InlineData("multi_shot_video", """{"version":"2026-06","mode":"auto","prompt":"x","ratio":"1080:1920"}""", 170, 1, "mp4")]
    [InlineData("multi_shot_video", """{"version":"unsafe-latest","mode":"custom","duration":5,"shots":[{"prompt":"one","duration":1},{"prompt":"two","duration":2},{"prompt":"three","duration":2}]}""", 65, 1, "mp4")]
    [InlineData("product_ad", $$"""{"version":"2026-07","productImages":[{{Picture}}],"duration":5}""", 236, 1, "mp4")]
    [InlineData("product_campaign_image", $$"""{"version":"2026-06","image":{{Picture}},"prompt":"x"}""", 144, 4, "png")]
    [InlineData("product_swap", $$"""{"version":"2026-06","referenceVideo":{{Video}},"originalProductImage":{{Picture}},"newProductImages":[{"uri":"https://a.example/2.png","view":"back"}]}""", 212, 1, "mp4")]
    [InlineData("product_ugc", $$"""{"version":"2026-06","characterImage":{{Picture}},"productImage":{{Picture}}}""", 192, 1, "mp4")]
    public async Task A_recipe_makes_a_task_like_any_other(string recipe, string body, int credits, int outputs, string extension)
    {
        var (status, created) = await _rig.Post($"/v1/recipes/{recipe}", body);

        Assert.True(status == HttpStatusCode.OK, created.ToString());
        ResponseSchema.Of($"post /v1/recipes/{recipe}").Require(created);
        Assert.Equal(credits, created.GetProperty("estimatedCost").GetProperty("credits").GetInt32());
        Assert.Equal($"recipes/{recipe}", Assert.Single(_rig.Emulator.Accepted).Operation);
        _rig.Clock.Advance(TimeSpan.FromSeconds(8));
        var task = await _rig.Read(created.GetProperty("id").GetString()!);
        Assert.Equal((outputs, credits), (task.GetProperty("output").GetArrayLength(), task.GetProperty("cost").GetProperty("credits").GetInt32()));
        Assert.Contains($".{extension}?", task.GetProperty("output")[0].GetString());
    }

    [Theory]
    [InlineData("ad_localization", $$"""{"version":"2026-06","referenceImage":{{Picture}}}""")]
    [InlineData("ad_localization", $$"""{"version":"2025-01","referenceImage":{{Picture}},"targetLanguage":"ja"}""")]
    [InlineData("ad_localization", $$"""{"version":"2026-06","referenceImage":{{Picture}},"targetLanguage":"ja","model":"x"}""")]
    [InlineData("ad_localization", """{"version":"2026-06","referenceImage":"https://a.example/1.png","targetLanguage":"ja"}""")]
    [InlineData("marketing_stock_image", """{"version":"2026-06","prompt":"x","outputCount":5}""")]
    [InlineData("multi_shot_video", """{"version":"2026-06","mode":"auto","shots":[]}""")]
    [InlineData("multi_shot_video", """{"version":"2026-06","mode":"custom","shots":[{"prompt":"one","duration":5},{"prompt":"two","duration":4}]}""")]
    [InlineData("multi_shot_video", """{"version":"2026-06","mode":"custom","shots":[{"prompt":"one","duration":5},{"prompt":"two","duration":2},{"prompt":"three","duration":4}]}""")]
    [InlineData("multi_shot_video", """{"version":"2026-06","mode":"auto","prompt":"x","firstFrame":{"uri":"data:video/mp4;base64,AAAA"}}""")]
    [InlineData("product_ad", $$"""{"version":"2026-07","productImages":[{{Picture}}],"duration":3}""")]
    [InlineData("product_ad", $$"""{"version":"2026-07","productImages":[{"uri":"https://a.example/1.png","view":"back"}]}""")]
    [InlineData("product_swap", $$"""{"version":"2026-07","referenceVideo":{{Video}},"originalProductImage":{{Picture}},"newProductImages":[{{Picture}}]}""")]
    public async Task A_wrong_body_is_refused(string recipe, string body)
    {
        var (status, json) = await _rig.Post($"/v1/recipes/{recipe}", body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        ResponseSchema.Of($"post /v1/recipes/{recipe}", "400").Require(Rig.Without(json, "issues"));
        Assert.NotEmpty(json.GetProperty("issues").EnumerateArray());
        Assert.Equal(0, _rig.Emulator.AcceptedCreates);
    }

    [Fact]
    public async Task A_recipe_is_counted_and_limited_by_its_name()
    {
        using var rig = new Rig(new() { DailyGenerationLimit = 1 });
        const string Body = $$"""{"version":"2026-06","image":{{Picture}},"prompt":"x"}""";
        await rig.Create(Body, "/v1/recipes/product_campaign_image");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await rig.Post("/v1/recipes/product_campaign_image", Body)).Status);
        var organization = (await rig.Get("/v1/organization")).Json;
        Assert.Equal(1, organization.GetProperty("usage").GetProperty("models").GetProperty("product_campaign_image").GetProperty("dailyGenerations").GetInt32());
        Assert.Equal(1, organization.GetProperty("tier").GetProperty("models").GetProperty("product_ad").GetProperty("maxDailyGenerations").GetInt32());
    }

    [Fact]
    public async Task Each_text_may_hold_a_directive()
    {
        foreach (var body in new[]
        {
            $$"""{"version":"2026-07","productImages":[{{Picture}}],"userConcept":"[fail:SAFETY.OUTPUT.VIDEO]"}""",
            $$"""{"version":"2026-07","productImages":[{{Picture}}],"productInfo":"[fail:SAFETY.OUTPUT.VIDEO]"}""",
        })
        {
            var id = await _rig.Create(body, "/v1/recipes/product_ad");
            _rig.Clock.Advance(TimeSpan.FromSeconds(8));
            Assert.Equal("SAFETY.OUTPUT.VIDEO", (await _rig.Read(id)).GetProperty("failureCode").GetString());
        }

        Assert.Equal(100_000, await _rig.Balance());
    }
}
