namespace Runway.Tests;

/// <summary>What is known to be wrong is refused before it is sent, and a budget is kept.</summary>
public sealed class ReviewTests
{
    private readonly FakeService _service = new() { Answer = _ => FakeService.Json("{\"id\":\"t\",\"estimatedCost\":{\"credits\":5}}") };

    [Fact]
    public void A_shape_becomes_the_ratio_of_the_model_and_the_note_says_which()
    {
        var review = RequestReview.Of(Image("gen4_image", "1:1"));

        Assert.Matches("^[0-9]+:[0-9]+$", ((ImageRequest)review.Request).Ratio);
        Assert.Contains(((ImageRequest)review.Request).Ratio!, Assert.Single(review.Notes));
    }

    [Fact]
    public void An_exact_ratio_stays_and_its_price_is_known()
    {
        var review = RequestReview.Of(Image("gen4_image", "1920:1080"));

        Assert.Equal(("1920:1080", 8m), (((ImageRequest)review.Request).Ratio, review.Cost.Credits));
        Assert.Empty(review.Notes);
    }

    [Fact]
    public void A_ratio_that_the_model_does_not_make_is_refused_with_those_it_makes()
    {
        var error = Assert.Throws<RunwayException>(() => RequestReview.Of(Image("gen4_image", "1584:672")));

        Assert.Equal(RunwayErrorKind.InvalidArgument, error.Kind);
        Assert.Contains("1920:1080", error.Message + error.RecommendedAction);
    }

    [Fact]
    public void An_unknown_model_passes_with_a_warning()
    {
        var review = RequestReview.Of(Image("gen9_image", "1:1"));

        Assert.Contains("gen9_image", Assert.Single(review.Warnings));
        Assert.Null(review.Cost.AtMost);
    }

    [Fact]
    public void An_aspect_ratio_is_a_size_of_the_model_for_a_character_too()
    {
        var review = RequestReview.Of(new CharacterPerformanceRequest
        {
            Model = "act_two",
            Character = MediaSource.FromAddress("https://h.test/a.png"),
            Reference = MediaSource.FromAddress("https://h.test/a.mp4"),
            Ratio = "16:9",
        });

        Assert.Equal("1280:720", ((CharacterPerformanceRequest)review.Request).Ratio);
    }

    [Fact]
    public void A_local_file_is_no_wrong_address()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["a.png"], [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[600]]);

        var review = RequestReview.Of(new ImageToVideoRequest { Model = "gen4_turbo", Image = MediaSource.FromFile(folder["a.png"]), Ratio = "16:9" });

        Assert.Equal("1280:720", ((ImageToVideoRequest)review.Request).Ratio);
    }

    [Fact]
    public async Task What_would_go_over_the_limit_is_not_sent_and_the_rest_goes_on()
    {
        var budget = new CreditBudget(17);

        var errors = await CreateAll(4, budget);

        Assert.Equal("RunwayCreditLimitReached", Assert.Single(errors).ErrorId);
        Assert.Equal((3, 15m), (_service.Requests.Count, budget.Reserved));
    }

    [Fact]
    public async Task What_the_service_says_it_costs_replaces_our_estimate()
    {
        _service.Answer = _ => FakeService.Json("{\"id\":\"t\",\"estimatedCost\":{\"credits\":2}}");
        var budget = new CreditBudget(12);

        Assert.Empty(await CreateAll(4, budget));
        Assert.Equal(8, budget.Reserved);
    }

    [Theory]
    [InlineData("-1000")]
    [InlineData("1e300")]
    [InlineData("2000000")]
    public async Task An_estimate_that_cannot_be_true_leaves_what_was_set_aside(string estimate)
    {
        _service.Answer = _ => FakeService.Json($"{{\"id\":\"t\",\"estimatedCost\":{{\"credits\":{estimate}}}}}");
        var budget = new CreditBudget(12);

        Assert.Equal("RunwayCreditLimitReached", Assert.Single(await CreateAll(3, budget)).ErrorId);
        Assert.Equal(10, budget.Reserved);
    }

    [Fact]
    public async Task A_refused_create_gives_back_what_was_set_aside_and_an_unknown_one_does_not()
    {
        var budget = new CreditBudget(100);
        _service.Answer = _ => FakeService.Status(400);
        await CreateAll(1, budget);
        Assert.Equal(0, budget.Reserved);

        _service.Answer = _ => FakeService.Status(502);
        await CreateAll(1, budget);
        Assert.Equal(5, budget.Reserved);
    }

    [Fact]
    public async Task The_connection_has_a_budget_of_its_own()
    {
        using var connection = _service.Connect(o => o with { Budget = new CreditBudget(4) });

        var error = await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(connection.Tasks.CreateAsync(Image("gen4_image", null), SubmissionOptions.Default, null, default)));

        Assert.Equal("RunwayCreditLimitReached", error.ErrorId);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task A_model_without_a_known_price_is_not_sent_under_a_limit()
    {
        using var connection = _service.Connect();

        var error = await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(
            connection.Tasks.CreateAsync(Image("gen9_image", "1:1"), new SubmissionOptions { Budget = new CreditBudget(1000) }, null, default)));

        Assert.Equal("RunwayCostUnknown", error.ErrorId);
    }

    private static ImageRequest Image(string model, string? ratio) => new() { Model = model, PromptText = "a lighthouse", Ratio = ratio };

    private async Task<List<RunwayException>> CreateAll(int count, CreditBudget budget)
    {
        using var connection = _service.Connect();
        var errors = new List<RunwayException>();
        for (var i = 0; i < count; i++)
        {
            try
            {
                await _service.Clock.Drive(connection.Tasks.CreateAsync(Image("gen4_image", null), new SubmissionOptions { Budget = budget }, null, default));
            }
            catch (RunwayException e)
            {
                errors.Add(e);
            }
        }

        return errors;
    }
}
