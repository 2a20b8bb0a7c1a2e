namespace Runway.Tests;

/// <summary>A request that would exceed the credit limit is not sent.</summary>
public sealed class CreditLimitTests
{
    private readonly FakeService _service = new() { Answer = _ => FakeService.Json("{\"id\":\"t\",\"estimatedCost\":{\"credits\":5}}") };

    [Fact]
    public async Task A_request_over_the_limit_is_not_sent_and_the_others_continue()
    {
        var budget = new CreditBudget(17);

        var errors = await CreateAll(4, budget);

        Assert.Equal("RunwayCreditLimitReached", Assert.Single(errors).ErrorId);
        Assert.Equal((3, 15m), (_service.Requests.Count, budget.Reserved));
    }

    [Fact]
    public async Task The_estimate_of_the_service_replaces_the_reserved_maximum()
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
    public async Task An_impossible_estimate_leaves_the_reserved_credits_unchanged(string estimate)
    {
        _service.Answer = _ => FakeService.Json($"{{\"id\":\"t\",\"estimatedCost\":{{\"credits\":{estimate}}}}}");
        var budget = new CreditBudget(12);

        Assert.Equal("RunwayCreditLimitReached", Assert.Single(await CreateAll(3, budget)).ErrorId);
        Assert.Equal(10, budget.Reserved);
    }

    [Fact]
    public async Task A_refused_create_releases_its_credits_and_an_unknown_one_does_not()
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
    public async Task The_connection_has_its_own_credit_limit()
    {
        using var connection = _service.Connect(o => o with { Budget = new CreditBudget(4) });

        var error = await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(() => connection.Tasks.CreateAsync(Image("gen4_image", null), SubmissionOptions.Default, null, default)));

        Assert.Equal("RunwayCreditLimitReached", error.ErrorId);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task A_model_without_a_known_price_is_not_sent_under_a_limit()
    {
        using var connection = _service.Connect();

        var error = await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(
            () => connection.Tasks.CreateAsync(Image("gen9_image", "1:1"), new SubmissionOptions { Budget = new CreditBudget(1000) }, null, default)));

        Assert.Equal("RunwayCostUnknown", error.ErrorId);
    }

    [Fact]
    public async Task A_model_without_a_known_price_can_be_allowed_and_counts_with_the_estimate_of_the_service()
    {
        using var connection = _service.Connect();
        var budget = new CreditBudget(6);

        await _service.Clock.Drive(() => connection.Tasks.CreateAsync(
            Image("gen9_image", "1:1"), new SubmissionOptions { Budget = budget, AllowUnknownCost = true }, null, default));

        Assert.Equal(5, budget.Reserved);
    }

    [Fact]
    public async Task To_allow_unknown_prices_lifts_no_limit_on_known_ones()
    {
        using var connection = _service.Connect();

        var error = await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(
            () => connection.Tasks.CreateAsync(Image("gen4_image", null), new SubmissionOptions { Budget = new CreditBudget(4), AllowUnknownCost = true }, null, default)));

        Assert.Equal("RunwayCreditLimitReached", error.ErrorId);
        Assert.Empty(_service.Requests);
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
                await _service.Clock.Drive(() => connection.Tasks.CreateAsync(Image("gen4_image", null), new SubmissionOptions { Budget = budget }, null, default));
            }
            catch (RunwayException e)
            {
                errors.Add(e);
            }
        }

        return errors;
    }
}
