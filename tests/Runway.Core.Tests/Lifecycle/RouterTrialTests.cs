using Runway.Routing;

namespace Runway.Tests;

/// <summary>The trial run of a router is sent once; its answer is read leniently, and a task that is made all the same is not lost.</summary>
public sealed class RouterTrialTests : IDisposable
{
    private readonly FakeService _service = new();
    private readonly TemporaryFolder _journal = new();
    private readonly RunwayConnection _connection;

    public RouterTrialTests() => _connection = _service.Connect(o => o with { JournalFolder = _journal.Path });

    public void Dispose()
    {
        _connection.Dispose();
        _journal.Dispose();
    }

    [Theory]
    [InlineData("""{"routing":{"model":"wan3","provider":"alibaba","estimatedCost":{"credits":50}}}""", "wan3", 50d)]
    [InlineData("""{"routing":{"model":"wan3"},"later":1}""", "wan3", null)]
    public async Task The_decision_is_read_from_any_answer_that_has_one(string answer, string model, double? credits)
    {
        _service.Answer = _ => FakeService.Json(answer);

        var routing = await Try();

        Assert.Equal((model, credits, "draft"), (routing.Model, routing.Credits, routing.Router));
        Assert.Contains("\"dryRun\":true", Assert.Single(_service.Requests).Body);
        Assert.Empty(TaskHistory.Read(_connection.Journal!, new TaskHistoryFilter()));
    }

    [Fact]
    public async Task Every_kind_of_request_says_that_it_is_a_trial()
    {
        _service.Answer = _ => FakeService.Json("""{"routing":{"model":"wan3"}}""");

        await Try(new RoutedImage { Router = "draft", PromptText = "a", IsDryRun = true });
        await Try(new RoutedVideo { Router = "draft", PromptText = "a", IsDryRun = true });
        await Try(new RoutedAudio { Router = "draft", PromptText = "a", VoicePreset = "Maya", IsDryRun = true });

        Assert.All(_service.Requests, request => Assert.Contains("\"dryRun\":true", request.Body));
    }

    [Fact]
    public async Task A_trial_whose_answer_was_lost_is_in_the_journal_as_unknown()
    {
        _service.Answer = _ => FakeService.Status(502);

        Assert.Equal("RunwaySubmissionOutcomeUnknown", (await Assert.ThrowsAsync<RunwayException>(() => Try())).ErrorId);

        Assert.Equal("a", Assert.Single(TaskHistory.Read(_connection.Journal!, new TaskHistoryFilter { Unknown = true })).PromptText);
    }

    [Fact]
    public async Task A_service_that_makes_a_task_all_the_same_is_told_and_the_task_is_in_the_journal()
    {
        _service.Answer = _ => FakeService.Json("""{"id":"t1","routing":{"model":"wan3","estimatedCost":{"credits":50}}}""");
        var observer = new RecordingObserver();

        await Try(observer);

        Assert.Contains("task t1", Assert.Single(observer.Warnings));
        Assert.Equal(("t1", "wan3", 50d), Assert.Single(TaskHistory.Read(_connection.Journal!, new TaskHistoryFilter()).Select(t => (t.Id, t.Model, t.EstimatedCredits!.Value))));
    }

    [Fact]
    public async Task An_answer_without_a_decision_is_an_error_and_nothing_is_sent_again()
    {
        _service.Answer = _ => FakeService.Json("{}");

        Assert.Equal("RunwayUnexpectedResponse", (await Assert.ThrowsAsync<RunwayException>(() => Try())).ErrorId);

        _service.Answer = _ => FakeService.Status(502);
        await Assert.ThrowsAsync<RunwayException>(() => Try());
        Assert.Equal(2, _service.Requests.Count);
    }

    private Task<RunwayRouting> Try(IRunwayObserver? observer = null) => Try(new RoutedVideo { Router = "draft", PromptText = "a", IsDryRun = true }, observer);

    private Task<RunwayRouting> Try(RoutedRequest request, IRunwayObserver? observer = null) =>
        _service.Clock.Drive(() => new RouterTrial(_connection.Context, _connection.Journal, observer).RunAsync(RequestReview.Of(request), default));
}
