using System.Text.Json;
using Runway.Workflows;

namespace Runway.Tests;

/// <summary>Runs of workflows: what is sent once and journaled, how they are read, and what a run that succeeded in part means.</summary>
public sealed class WorkflowRunTests : IDisposable
{
    private static readonly WorkflowInput Text = new() { NodeId = "p", Key = "prompt", Type = "string", Label = "Prompt", Default = "a heron" };
    private static readonly WorkflowInput Look = new() { NodeId = "i", Key = "image", Type = "image", Label = "Look", Required = true };
    private static readonly RunwayWorkflow Shots = new()
    {
        Id = "w2",
        Name = "Shots",
        Version = 2,
        Inputs = [Text, Look],
        NodeNames = [new("still", "Still"), new("clip", "Clip")],
    };

    private readonly FakeService _service = new();
    private readonly TemporaryFolder _journal = new();
    private readonly TemporaryFolder _files = new();
    private readonly RunwayConnection _connection;

    public WorkflowRunTests() => _connection = _service.Connect(o => o with { JournalFolder = _journal.Path });

    public void Dispose()
    {
        _connection.Dispose();
        _journal.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task A_run_sends_the_given_values_and_keeps_what_the_service_does_not_return()
    {
        _service.Answer = _ => FakeService.Json("""{"id":"r1"}""");

        var run = await Start(Run());

        Assert.Equal("/v1/workflows/w2", Assert.Single(_service.Requests).Url.AbsolutePath);
        Assert.Equal("""{"nodeOutputs":{"p":{"prompt":{"type":"primitive","value":"a door"}},"i":{"image":{"type":"image","uri":"https://h.test/look.png"}}}}""", _service.Requests[0].Body);
        Assert.Equal(("r1", "workflow", "Shots", "a door", null), (run.Id, run.Operation, run.Model, run.PromptText, run.EstimatedCredits));
        var known = Assert.Single(History());
        Assert.Equal(("r1", "workflow", "Shots", "w2"), (known.Id, known.Operation, known.Model, known.Parameters!["workflow"]));
        Assert.Equal(["https://h.test/look.png"], known.Input);
    }

    [Fact]
    public async Task Numbers_and_switches_are_sent_as_such()
    {
        var count = new WorkflowInput { NodeId = "n", Key = "value", Type = "number", Label = "Count" };
        var flag = new WorkflowInput { NodeId = "b", Key = "value", Type = "boolean", Label = "Sound" };
        _service.Answer = _ => FakeService.Json("""{"id":"r1"}""");

        await Start(Run() with { Values = [(count, 2.5m), (flag, true), (Look, MediaSource.FromAddress("https://h.test/look.png"))] });

        using var body = JsonDocument.Parse(_service.Requests[0].Body!);
        var nodes = body.RootElement.GetProperty("nodeOutputs");
        Assert.Equal("""{"value":{"type":"primitive","value":2.5}}""", nodes.GetProperty("n").GetRawText());
        Assert.Equal("""{"value":{"type":"primitive","value":true}}""", nodes.GetProperty("b").GetRawText());
    }

    [Fact]
    public async Task A_run_without_a_required_input_is_not_sent()
    {
        var error = await Assert.ThrowsAsync<RunwayException>(() => Start(Run() with { Values = [] }));

        Assert.Equal(("RunwayInvalidWorkflowInput", "Shots cannot run without 'Look' (image)."), (error.ErrorId, error.Message));
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task The_cost_of_a_run_is_unknown_and_not_zero()
    {
        Assert.Null(RequestReview.Of(Run()).Cost.AtMost);

        var error = await Assert.ThrowsAsync<RunwayException>(() => Start(Run(), new SubmissionOptions { Budget = new CreditBudget(1000) }));

        Assert.Equal("RunwayCostUnknown", error.ErrorId);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task A_run_whose_response_is_lost_is_listed_as_unknown_and_not_sent_again()
    {
        _service.Answer = _ => FakeService.Status(502);

        await Assert.ThrowsAsync<RunwayTaskException>(() => Start(Run()));

        Assert.Single(_service.Requests);
        Assert.Equal(("unknown", "workflow", "a door"), Assert.Single(History().Select(t => (t.Status!.ToLowerInvariant(), t.Operation, t.PromptText))));
    }

    [Fact]
    public async Task A_run_is_waited_for_at_its_own_address_with_the_interval_of_all_reads()
    {
        var reads = 0;
        _service.Answer = _ => ++reads switch
        {
            1 => Invocation("RUNNING", ""","progress":0.5,"output":{"still":["https://h.test/1.png"]}"""),
            _ => Invocation("SUCCEEDED", ""","output":{"clip":["https://h.test/2.mp4"],"still":["https://h.test/1.png"]}"""),
        };
        var observer = new RecordingObserver();

        var run = await Wait(new RunwayTask { Id = "r1", Operation = "workflow" }, observer);

        Assert.Equal(["/v1/workflow_invocations/r1"], _service.Requests.Select(r => r.Url.AbsolutePath).Distinct());
        Assert.True(_service.Clock.Elapsed >= TimeSpan.FromSeconds(5));
        Assert.Equal(0.5, observer.Updates.First().Progress);
        Assert.Equal("SUCCEEDED", run.Status);
        Assert.Equal(["clip", "still"], run.NodeOutputs!.Keys.Order());
    }

    [Fact]
    public async Task Outputs_are_in_the_order_of_the_ids_of_their_nodes_whatever_the_order_of_the_response()
    {
        _service.Answer = seen => seen.Message.Method == HttpMethod.Post ? FakeService.Json("""{"id":"r1"}""")
            : Invocation("SUCCEEDED", ""","output":{"other":["https://h.test/3.png"],"clip":["https://h.test/2.mp4"],"still":["https://h.test/1.png","https://h.test/1b.png"]}""");

        var run = await Wait(await Start(Run()));

        Assert.Equal(["https://h.test/2.mp4", "https://h.test/3.png", "https://h.test/1.png", "https://h.test/1b.png"], run.Output);
        Assert.Equal(["Clip", "other", "Still", "Still"], run.OutputNodes);
        Assert.Equal(run.Output, (await Wait(new RunwayTask { Id = "r1" })).Output);
    }

    [Fact]
    public async Task A_bare_id_that_is_no_task_is_looked_for_once_among_the_runs()
    {
        var reads = 0;
        _service.Answer = seen => seen.Url.AbsolutePath.Contains("/tasks/", StringComparison.Ordinal) ? FakeService.Status(404)
            : Invocation(++reads == 1 ? "RUNNING" : "SUCCEEDED", ""","output":{"still":["https://h.test/1.png"]}""");

        var run = await Wait(new RunwayTask { Id = "r1" });

        Assert.Equal(("SUCCEEDED", "workflow"), (run.Status, run.Operation));
        Assert.Equal(["/v1/tasks/r1", "/v1/workflow_invocations/r1", "/v1/workflow_invocations/r1"], _service.Requests.Select(r => r.Url.AbsolutePath));
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData("text_to_image", 1)]
    [InlineData("workflow", 1)]
    public async Task An_id_that_is_neither_is_the_error_of_a_task(string? operation, int requests)
    {
        _service.Answer = _ => FakeService.Status(404);

        var error = await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(() => _connection.Tasks.GetAsync(new RunwayTask { Id = "r1", Operation = operation }, null, default)));

        Assert.Equal("RunwayTaskNotFound", error.ErrorId);
        Assert.Equal(requests, _service.Requests.Count);
    }

    [Fact]
    public async Task A_run_that_succeeded_in_part_has_an_error_for_each_failed_node()
    {
        _service.Answer = _ => Invocation("SUCCEEDED", ""","output":{"still":["https://h.test/1.png"]},"nodeErrors":{"clip":{"message":"Withheld.","nodeName":"Clip","failureCode":"SAFETY.OUTPUT.VIDEO"},"words":{"message":"No text"}}""");

        var run = await Wait(new RunwayTask { Id = "r1", Operation = "workflow" });

        Assert.Null(TaskOutcome.ErrorOf(run));
        var errors = TaskOutcome.NodeErrorsOf(run);
        Assert.Equal(["RunwayWorkflowNodeFailed.SAFETY.OUTPUT.VIDEO", "RunwayWorkflowNodeFailed"], errors.Select(e => e.ErrorId));
        Assert.StartsWith("Node 'Clip' of run r1 failed. Withheld (code SAFETY.OUTPUT.VIDEO).", errors[0].Message, StringComparison.Ordinal);
        Assert.StartsWith("Node 'words' of run r1 failed. No text", errors[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_run_made_is_saved_beside_the_errors_of_its_nodes_and_the_journal_knows_both()
    {
        _service.Answer = seen => seen.Message.Method == HttpMethod.Post ? FakeService.Json("""{"id":"r1"}""")
            : seen.Url.Host == "h.test" ? new HttpResponseMessage { Content = new ByteArrayContent(Sample.Picture(2000)) }
            : Invocation("SUCCEEDED", ""","output":{"still":["https://h.test/1.png","https://h.test/2.png"]},"nodeErrors":{"clip":{"message":"Withheld.","nodeName":"Clip","failureCode":"SAFETY.OUTPUT.VIDEO"}}""");
        var run = await Start(Run(), new SubmissionOptions { Index = 3 });
        var errors = new List<RunwayException>();
        using var saver = new OutputSaver(_connection.Tasks, new OutputSaveOptions { Directory = _files.Path, NameTemplate = OutputNameTemplate.Parse("{Index}-{Node}"), IncludeMetadata = true });

        await _service.Clock.Drive(() => saver.SaveAsync(run, (_, _) => { }, errors.Add, null, default, default));

        Assert.Equal(["3-Still-1.png", "3-Still-1.png.json", "3-Still-2.png", "3-Still-2.png.json"], _files.Files.Order(StringComparer.Ordinal));
        Assert.Equal("RunwayWorkflowNodeFailed.SAFETY.OUTPUT.VIDEO", Assert.Single(errors).ErrorId);
        Assert.Equal("Still", OutputMetadata.ReadBeside(_files["3-Still-1.png"])!.Task.Node);

        // Also after the journal was merged into one file.
        await _connection.Journal!.CompactAsync(DateTimeOffset.MinValue);
        var known = Assert.Single(History());
        Assert.Equal(("SUCCEEDED", "Clip"), (known.Status, Assert.Single(known.NodeErrors).Node));
        Assert.Equal(["Still", "Still"], known.OutputNodes);
        Assert.Empty(TaskHistory.Read(_connection.Journal!, new TaskHistoryFilter { Unfinished = true }));
    }

    [Theory]
    [InlineData(""","output":{"clip":["https://h.test/1.png"],"odd":null}""", 1, 0)]
    [InlineData(""","output":{"clip":"https://h.test/1.png"}""", 1, 0)]
    [InlineData(""","output":{"clip":["https://h.test/1.png",7,null]}""", 1, 1)]
    [InlineData(""","output":{"clip":["https://h.test/1.png",null]}""", 1, 0)]
    [InlineData(""","output":{"clip":["https://h.test/1.png"]},"nodeErrors":{"b":null}""", 1, 0)]
    [InlineData(""","output":{"clip":["https://h.test/1.png"]},"nodeErrors":{"b":"boom"}""", 1, 1)]
    [InlineData(""","output":{"clip":[5,"https://h.test/1.png"]}""", 1, 1)]
    [InlineData(""","output":{"clip":[{"url":"https://h.test/1.png"}]}""", 0, 1)]
    [InlineData(""","output":{"clip":["https://h.test/1.png"]},"nodeErrors":{"b":{"message":7,"nodeName":5}}""", 1, 1)]
    [InlineData(""","output":null,"nodeErrors":null""", 0, 0)]
    public async Task One_odd_member_does_not_make_a_paid_run_unreadable(string more, int outputs, int errors)
    {
        _service.Answer = _ => Invocation("SUCCEEDED", more);

        var run = await Wait(new RunwayTask { Id = "r1", Operation = "workflow" });

        Assert.Equal((outputs, errors), (run.Output.Length, run.NodeErrors.Length));
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task The_inputs_are_not_sent_twice()
    {
        var error = await Assert.ThrowsAsync<RunwayException>(() => Start(Run() with { AdditionalProperties = new Dictionary<string, JsonElement> { ["nodeOutputs"] = JsonDocument.Parse("{}").RootElement } }));

        Assert.Equal("RunwayMemberGivenTwice", error.ErrorId);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task A_failed_run_names_its_nodes_in_its_error()
    {
        _service.Answer = _ => Invocation("FAILED", ""","failure":"Nothing was made.","failureCode":"INTERNAL","nodeErrors":{"clip":{"message":"Withheld.","nodeName":"Clip","failureCode":"SAFETY.OUTPUT.VIDEO"}}""");

        var run = await Wait(new RunwayTask { Id = "r1", Operation = "workflow" });

        Assert.Empty(TaskOutcome.NodeErrorsOf(run));
        Assert.Contains("Node 'Clip': Withheld (code SAFETY.OUTPUT.VIDEO).", TaskOutcome.ErrorOf(run)!.Message);
    }

    [Fact]
    public async Task A_run_is_neither_cancelled_nor_deleted()
    {
        _service.Answer = seen => seen.Url.AbsolutePath.Contains("/tasks/", StringComparison.Ordinal) ? FakeService.Status(404) : Invocation("RUNNING", string.Empty);
        var run = new RunwayTask { Id = "r1", Operation = "workflow" };

        var stopped = await Assert.ThrowsAsync<RunwayTaskException>(() => _connection.Tasks.StopAsync(run, null, default));
        var deleted = await Assert.ThrowsAsync<RunwayTaskException>(() => _connection.Tasks.DeleteAsync(run, null, default));

        Assert.Equal(("RunwayNotForWorkflowRuns", "RunwayNotForWorkflowRuns"), (stopped.ErrorId, deleted.ErrorId));
        Assert.Empty(_service.Requests);

        // Of a bare id only the service knows what it is.
        Assert.Equal("RunwayNotForWorkflowRuns", (await Assert.ThrowsAsync<RunwayTaskException>(() => _service.Clock.Drive(() => _connection.Tasks.DeleteAsync(new RunwayTask { Id = "r2" }, null, default)))).ErrorId);
        Assert.Empty(History());
    }

    private static WorkflowRun Run() => new()
    {
        Model = "Shots",
        PromptText = "a door",
        Workflow = Shots,
        Values = [(Text, "a door"), (Look, MediaSource.FromAddress("https://h.test/look.png"))],
    };

    private static HttpResponseMessage Invocation(string status, string more) => FakeService.Task("r1", status, more);

    private Task<RunwayTask> Start(WorkflowRun run, SubmissionOptions? options = null) =>
        _service.Clock.Drive(() => _connection.Tasks.CreateAsync(RequestReview.Of(run), options ?? new SubmissionOptions(), null, default));

    private Task<RunwayTask> Wait(RunwayTask task, IRunwayObserver? observer = null) => _service.Clock.Drive(() => _connection.Tasks.WaitAsync(task, observer, default));

    private IReadOnlyList<RunwayTask> History() => TaskHistory.Read(_connection.Journal!, new TaskHistoryFilter());
}
