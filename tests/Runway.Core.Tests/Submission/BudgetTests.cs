namespace Runway.Tests;

/// <summary>A possible charge counts with its maximum, and impossible numbers are ignored.</summary>
public sealed class BudgetTests : IDisposable
{
    private const int Price = 5;
    private readonly FakeService _service = new();
    private readonly TemporaryFolder _journal = new();
    private readonly RecordingObserver _observer = new();

    public void Dispose() => _journal.Dispose();

    [Fact]
    public async Task The_credits_of_each_unknown_attempt_stay_reserved_when_the_request_is_sent_again()
    {
        var budget = new CreditBudget(100);
        _service.Answer = _ => _service.Requests.Count < 3 ? FakeService.Status(502) : Created("2");

        await Create(budget);

        Assert.Equal(Price + Price + 2, budget.Reserved);
    }

    [Fact]
    public async Task The_credits_of_each_unknown_attempt_stay_reserved_when_the_last_attempt_is_refused()
    {
        var budget = new CreditBudget(100);
        _service.Answer = _ => FakeService.Status(_service.Requests.Count < 3 ? 502 : 400);

        await Assert.ThrowsAsync<RunwayException>(() => Create(budget));

        Assert.Equal(Price + Price, budget.Reserved);
    }

    [Theory]
    [InlineData(Price, 1)]
    [InlineData((2 * Price) + 4, 2)]
    [InlineData(100, 3)]
    public async Task A_request_of_unknown_outcome_is_sent_again_only_within_the_budget(int limit, int sent)
    {
        var (budget, connections) = (new CreditBudget(1000), new CreditBudget(limit));
        _service.Answer = _ => FakeService.Status(502);

        var error = await Assert.ThrowsAsync<RunwayTaskException>(() => Create(budget, connections));

        Assert.Equal((RunwayErrorKind.OutcomeUnknown, sent), (error.Kind, _service.Requests.Count));
        Assert.Equal((sent * Price, sent * Price), (budget.Reserved, connections.Reserved));
        Assert.Equal(sent < 3, _observer.Warnings.Any(w => w.Contains("is not sent again", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("-1000")]
    [InlineData("1e300")]
    [InlineData("\"five\"")]
    public async Task A_task_without_an_estimate_counts_with_its_maximum_cost_in_the_history(string? estimate)
    {
        _service.Answer = _ => estimate is null ? FakeService.Status(502) : Created(estimate);
        using var connection = Connect();

        var error = await Record.ExceptionAsync(() => Create(null, connection));

        Assert.Equal(estimate is null, error is not null);
        Assert.Equal(Price, Assert.Single(TaskHistory.Read(connection.Journal!, new())).EstimatedCredits);
    }

    [Theory]
    [InlineData("-1000")]
    [InlineData("1e300")]
    [InlineData("1000001")]
    public async Task An_impossible_number_of_credits_is_not_shown(string credits)
    {
        using var connection = Connect();
        _service.Answer = _ => Created(credits);
        var created = await Create(null, connection);
        _service.Answer = _ => FakeService.Task("t", "SUCCEEDED", $",\"output\":[\"https://cdn.test/a.png\"],\"estimatedCost\":{{\"credits\":{credits}}},\"cost\":{{\"credits\":{credits}}}");

        var read = await connection.Tasks.GetAsync(created, _observer, default);
        var noted = Assert.Single(TaskHistory.Read(connection.Journal!, new()));

        Assert.Equal((null, null, null, null), (created.EstimatedCredits, read.EstimatedCredits, read.Credits, noted.Credits));
    }

    private static HttpResponseMessage Created(string credits) => FakeService.Json($"{{\"id\":\"t\",\"estimatedCost\":{{\"credits\":{credits}}}}}");

    private RunwayConnection Connect(CreditBudget? budget = null) => _service.Connect(o => o with { JournalFolder = _journal.Path, Budget = budget });

    private async Task<RunwayTask> Create(CreditBudget budget, CreditBudget? connections = null)
    {
        using var connection = Connect(connections);
        return await Create(budget, connection);
    }

    private Task<RunwayTask> Create(CreditBudget? budget, RunwayConnection connection) => connection.Tasks.CreateAsync(
        new ImageRequest { Model = "gen4_image", PromptText = "a lighthouse" }, new SubmissionOptions { Budget = budget, RetryUnknown = budget is not null }, _observer, default);
}
