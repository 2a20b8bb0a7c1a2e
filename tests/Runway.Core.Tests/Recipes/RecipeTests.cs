using System.Text.Json;
using System.Text.Json.Nodes;

namespace Runway.Tests;

/// <summary>What each recipe sends, and what is refused before.</summary>
public sealed class RecipeTests
{
    private static readonly MediaSource Picture = MediaSource.FromAddress("https://example.com/a.png");
    private static readonly MediaSource Other = MediaSource.FromAddress("https://example.com/b.png");
    private static readonly MediaSource Video = MediaSource.FromAddress("https://example.com/a.mp4");
    private static readonly VideoShot[] Shots = [new("a door opens", 3), new("a stair", 4), new("a lamp", 3)];

    public static TheoryData<string> Names => [.. All.Keys];

    private static IReadOnlyDictionary<string, (GenerationRequest Request, string Body)> All { get; } = new (GenerationRequest Request, string Body)[]
    {
        (new AdLocalizationRequest { Image = Picture, TargetLanguage = "de" },
            """{"version":"2026-06","referenceImage":{"uri":"https://example.com/a.png"},"targetLanguage":"de"}"""),
        (new MarketingImageRequest { PromptText = "an office", ReferenceImage = Picture, OutputCount = 2, Quality = "low", Version = "unsafe-latest" },
            """{"version":"unsafe-latest","prompt":"an office","referenceImage":{"uri":"https://example.com/a.png"},"outputCount":2,"quality":"low"}"""),
        (new MultiShotVideoRequest { PromptText = "a door / a stair", Shots = Shots, FirstImage = Picture, Ratio = "720:1280", Duration = 10, Audio = false },
            """{"version":"2026-06","mode":"custom","shots":[{"prompt":"a door opens","duration":3},{"prompt":"a stair","duration":4},{"prompt":"a lamp","duration":3}],"firstFrame":{"uri":"https://example.com/a.png"},"ratio":"720:1280","duration":10,"audio":false}"""),
        (new ProductAdRequest { ProductImages = [Picture, Other], StyleImages = [Other], ProductInfo = "a bottle", PromptText = "it turns", Ratio = "960:960", Duration = 4, Audio = true },
            """{"version":"2026-07","productImages":[{"uri":"https://example.com/a.png"},{"uri":"https://example.com/b.png"}],"styleImages":[{"uri":"https://example.com/b.png"}],"productInfo":"a bottle","userConcept":"it turns","ratio":"960:960","duration":4,"audio":true}"""),
        (new ProductCampaignRequest { Image = Picture, PromptText = "snow" },
            """{"version":"2026-06","image":{"uri":"https://example.com/a.png"},"prompt":"snow"}"""),
        (new ProductSwapRequest { Video = Video, OriginalProductImage = Picture, NewProductImages = [new(Other, "front"), new(Picture, null)], Duration = 5, Resolution = "1080p", Audio = true },
            """{"version":"2026-06","referenceVideo":{"uri":"https://example.com/a.mp4"},"originalProductImage":{"uri":"https://example.com/a.png"},"newProductImages":[{"uri":"https://example.com/b.png","view":"front"},{"uri":"https://example.com/a.png"}],"duration":5,"resolution":"1080p","audio":true}"""),
        (new ProductUgcRequest { CharacterImage = Picture, ProductImage = Other, ProductInfo = "a bottle", PromptText = "she smiles", Duration = 4, Ratio = "720:1280", Audio = false },
            """{"version":"2026-06","characterImage":{"uri":"https://example.com/a.png"},"productImage":{"uri":"https://example.com/b.png"},"productInfo":"a bottle","userConcept":"she smiles","duration":4,"ratio":"720:1280","audio":false}"""),
    }.ToDictionary(recipe => recipe.Request.Model);

    [Fact]
    public void There_is_a_request_for_each_recipe_of_the_document() => Assert.Equal(
        ModelCatalogue.Current.Requests.Where(r => r.Key.StartsWith("recipes/", StringComparison.Ordinal)).Select(r => r.Value.Model).Order(), All.Keys.Order());

    [Theory, MemberData(nameof(Names))]
    public async Task A_recipe_sends_each_member_that_is_given_to_its_path(string name)
    {
        var (request, body) = All[name];
        var service = new FakeService { Answer = _ => FakeService.Json("""{"id":"t1","estimatedCost":{"credits":21}}""") };
        using var connection = service.Connect();

        var task = await service.Clock.Drive(() => connection.Tasks.CreateAsync(request, SubmissionOptions.Default, null, default));

        var sent = Assert.Single(service.Requests);
        Assert.Equal($"/v1/recipes/{name}", sent.Path);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(sent.Body!)), $"expected {body}{Environment.NewLine}sent     {sent.Body}");
        Assert.Equal(("t1", $"recipes/{name}", name, request.PromptText, 21), (task.Id, task.Operation, task.Model, task.PromptText, task.EstimatedCredits));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_recipe_passes_the_review_with_a_maximum_cost(string name)
    {
        var review = RequestReview.Of(All[name].Request);

        Assert.Empty(review.Warnings);
        Assert.NotNull(review.Cost.AtMost);
    }

    [Fact]
    public void The_newest_dated_version_is_sent_by_default() =>
        Assert.Equal("2026-07", new ProductAdRequest { ProductImages = [Picture] }.ToBody().Json.GetProperty("version").GetString());

    [Fact]
    public void An_aspect_ratio_is_sent_as_a_size_of_the_recipe() => Assert.Equal(
        "720:1280", RequestReview.Of(new MultiShotVideoRequest { PromptText = "a keeper", Ratio = "9:16" }).Body.Json.GetProperty("ratio").GetString());

    [Fact]
    public void The_story_of_a_video_is_sent_without_shots()
    {
        var body = new MultiShotVideoRequest { PromptText = "a keeper" }.ToBody().Json;

        Assert.True(JsonElement.DeepEquals(JsonSerializer.Deserialize<JsonElement>("""{"version":"2026-06","mode":"auto","prompt":"a keeper"}"""), body));
    }

    public static TheoryData<string, string> Incomplete => new()
    {
        { "ad_localization", "RunwayMediaRequired" }, { "marketing_stock_image", "RunwayInvalidPrompt" }, { "multi_shot_video", "RunwayInvalidPrompt" }, { "product_ad", "RunwayMediaRequired" },
        { "product_campaign_image", "RunwayMediaRequired" }, { "product_swap", "RunwayMediaRequired" }, { "product_ugc", "RunwayMediaRequired" },
    };

    [Theory, MemberData(nameof(Incomplete))]
    public void An_empty_recipe_is_refused(string name, string error) =>
        Assert.Equal(error, Assert.Throws<RunwayException>(() => RequestReview.Of((GenerationRequest)Activator.CreateInstance(All[name].Request.GetType())!)).ErrorId);

    [Fact]
    public void A_language_that_the_recipe_lacks_is_refused_with_those_that_it_has()
    {
        var error = Assert.Throws<RunwayException>(() => RequestReview.Of(new AdLocalizationRequest { Image = Picture, TargetLanguage = "xx" }));

        Assert.Contains("zh-Hant", error.RecommendedAction);
    }

    [Fact]
    public void A_recipe_takes_no_model()
    {
        var request = new AdLocalizationRequest { Image = Picture, TargetLanguage = "de", AdditionalProperties = new Dictionary<string, JsonElement> { ["model"] = JsonSerializer.SerializeToElement("x") } };

        var error = Assert.Throws<RunwayException>(() => RequestReview.Of(request));

        Assert.Equal("Allowed: version, referenceImage, targetLanguage.", error.RecommendedAction[..error.RecommendedAction.IndexOf(" Leave", StringComparison.Ordinal)]);
    }

    [Fact]
    public void The_prompt_of_a_recipe_is_noted_once_and_its_media_as_inputs()
    {
        var note = RequestReview.Of(All["product_ad"].Request).Note;

        Assert.False(note.Parameters!.ContainsKey("userConcept"));
        Assert.Equal(["productImages[0].uri", "productImages[1].uri", "styleImages[0].uri"], note.Inputs.Select(i => i.Member));
    }

    [Fact]
    public void A_recipe_fails_as_unknown_when_its_answer_is_lost_and_is_not_sent_again()
    {
        var service = new FakeService { Answer = _ => throw new HttpRequestException("reset") };
        using var connection = service.Connect();

        var error = Assert.ThrowsAny<RunwayException>(() => service.Clock.Drive(() => connection.Tasks.CreateAsync(All["product_ad"].Request, SubmissionOptions.Default, null, default)).GetAwaiter().GetResult());

        Assert.Equal((RunwayErrorKind.OutcomeUnknown, 1), (error.Kind, service.Requests.Count));
    }
}
