using System.Text.Json;
using Runway.Routing;

namespace Runway.Tests;

/// <summary>Creates for which a router chooses the model: what is sent, what they may cost, and what is kept of the decision.</summary>
public sealed class RoutedRequestTests : IDisposable
{
    private const string Decision = """{"id":"t1","routing":{"model":"wan3","provider":"alibaba","configId":"draft","resolvedSettings":{"optimizeFor":"cost","priceCeiling":60},"resolvedInput":{"duration":5,"ratio":"1280:720","resolution":"720p"},"estimatedCost":{"credits":50},"capacityFallback":{"skipped":["gen4.5"],"allExhausted":false},"later":1}}""";

    private readonly FakeService _service = new();
    private readonly TemporaryFolder _journal = new();
    private readonly RunwayConnection _connection;

    public RoutedRequestTests() => _connection = _service.Connect(o => o with { JournalFolder = _journal.Path });

    public void Dispose()
    {
        _connection.Dispose();
        _journal.Dispose();
    }

    [Fact]
    public async Task Inputs_are_sent_with_their_roles_beside_the_slug()
    {
        _service.Answer = _ => FakeService.Json(Decision);

        await Create(Video() with { First = Picture("first"), Last = Picture("last"), References = [Picture("other")], Source = MediaSource.FromAddress("https://h.test/clip.mp4"), Duration = 5, AspectRatio = "16:9", NegativePrompt = "fog", Audio = false });

        var seen = Assert.Single(_service.Requests);
        Assert.Equal("/v1/generate/video", seen.Url.AbsolutePath);
        using var body = JsonDocument.Parse(seen.Body!);
        Assert.Equal("draft", body.RootElement.GetProperty("configId").GetString());
        Assert.False(body.RootElement.TryGetProperty("model", out _));
        var input = body.RootElement.GetProperty("input");
        Assert.Equal(["first", "last", "reference"], input.GetProperty("referenceImages").EnumerateArray().Select(i => i.GetProperty("role").GetString()));
        Assert.Equal("source", input.GetProperty("referenceVideos")[0].GetProperty("role").GetString());
        Assert.Equal(("16:9", 5, "fog", false), (input.GetProperty("aspectRatio").GetString(), input.GetProperty("duration").GetInt32(), input.GetProperty("negativePrompt").GetString(), input.GetProperty("audio").GetBoolean()));
    }

    [Fact]
    public async Task The_decision_is_on_the_task_and_in_the_journal()
    {
        _service.Answer = _ => FakeService.Json(Decision);

        var task = await Create(Video());

        Assert.Equal(("t1", "wan3", 50d), (task.Id, task.Model, task.EstimatedCredits));
        Assert.Equal(("draft", "alibaba", 60d, "gen4.5", false), (task.Routing!.Router, task.Routing.Provider, task.Routing.PriceCeiling, Assert.Single(task.Routing.Skipped), task.Routing.AllExhausted));
        Assert.Equal("1280:720", task.Routing.Input!["ratio"]);
        Assert.True(task.Routing.AdditionalProperties!.ContainsKey("later"));
        await _connection.Journal!.CompactAsync(DateTimeOffset.MinValue);
        var known = Assert.Single(History());
        Assert.Equal(("wan3", "generate/video", "alibaba", 50d, "draft"), (known.Model, known.Operation, known.Routing!.Provider, known.EstimatedCredits, known.Parameters!["configId"]));
    }

    [Theory]
    [InlineData("""{"id":"t1"}""")]
    [InlineData("""{"id":"t1","routing":null}""")]
    [InlineData("""{"id":"t1","routing":"wan3"}""")]
    [InlineData("""{"id":"t1","routing":{"model":7,"estimatedCost":"much"}}""")]
    [InlineData("""{"id":"t1","routing":{"model":"wan3","estimatedCost":{"credits":-5}}} trailing""")]
    public async Task The_id_is_kept_whatever_the_decision_looks_like(string answer)
    {
        _service.Answer = _ => FakeService.Json(answer);

        Assert.Equal("t1", (await Create(Video())).Id);

        Assert.Equal("t1", Assert.Single(History()).Id);
    }

    [Fact]
    public async Task Under_a_limit_the_ceiling_counts_before_and_the_estimate_after()
    {
        _service.Answer = _ => FakeService.Json(Decision);
        var budget = new CreditBudget(150);

        await Create(Video() with { Ceiling = 100 }, budget);

        Assert.Equal(50, budget.Reserved);
        Assert.Equal("RunwayCreditLimitReached", (await Assert.ThrowsAsync<RunwayException>(() => Create(Video() with { Ceiling = 101 }, budget))).ErrorId);
        Assert.Equal("RunwayCostUnknown", (await Assert.ThrowsAsync<RunwayException>(() => Create(Video(), budget))).ErrorId);
        Assert.Single(_service.Requests);
    }

    [Fact]
    public void A_ceiling_is_for_each_output()
    {
        var cost = RequestReview.Of(new RoutedImage { Router = "draft", PromptText = "a", OutputCount = 3, Ceiling = 10 }).Cost;

        Assert.Equal((0m, 30m, null), (cost.AtLeast, cost.AtMost, cost.Credits));
    }

    [Theory]
    [InlineData("7:3", null, "RunwayValueNotAllowed")]
    [InlineData(null, 40, "RunwayValueOutOfRange")]
    public async Task Values_that_no_router_takes_are_refused_before_anything_is_sent(string? ratio, int? duration, string error)
    {
        Assert.Equal(error, (await Assert.ThrowsAsync<RunwayException>(() => Create(Video() with { AspectRatio = ratio, Duration = duration }))).ErrorId);
        Assert.Empty(_service.Requests);
    }

    [Theory]
    [InlineData(404, """{"error":"No such router.","code":"router_config_not_found"}""", "RunwayRouterNotFound", "No such router.")]
    [InlineData(400, """{"error":"None.","code":"no_eligible_model","pipeline":[{"type":"filter","filter":"capability","models":["wan3","gen4.5"]},{"type":"filter","filter":"price","models":[]}],"emptiedBy":["price"]}""", "RunwayNoEligibleModel", "The filter 'capability' leaves wan3, gen4.5. The filter 'price' leaves no model.")]
    public async Task Refusals_of_a_router_say_what_to_change(int status, string answer, string id, string message)
    {
        _service.Answer = _ => FakeService.Status(status, answer);

        var error = await Assert.ThrowsAsync<RunwayException>(() => Create(Video()));

        Assert.Equal(id, error.ErrorId);
        Assert.Contains(message, error.Message);
        Assert.Empty(History());
    }

    private static RoutedVideo Video() => new() { Router = "draft", PromptText = "a" };

    private static MediaSource Picture(string name) => MediaSource.FromAddress($"https://h.test/{name}.png");

    private Task<RunwayTask> Create(RoutedRequest request, CreditBudget? budget = null) =>
        _service.Clock.Drive(() => _connection.Tasks.CreateAsync(RequestReview.Of(request), new SubmissionOptions { Budget = budget }, null, default));

    private IReadOnlyList<RunwayTask> History() => TaskHistory.Read(_connection.Journal!, new TaskHistoryFilter());
}
