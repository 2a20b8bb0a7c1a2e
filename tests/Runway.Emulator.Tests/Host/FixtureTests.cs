using System.Net;
using Runway.Emulator.Host;
using Runway.Emulator.Tests.Support;

namespace Runway.Emulator.Tests;

public sealed class FixtureTests : IDisposable
{
    private const string Id = "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e";

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e"}""", "SUCCEEDED", "SUCCEEDED")]
    [InlineData("""{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e","status":"PENDING"}""", "PENDING", "SUCCEEDED")]
    [InlineData("""{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e","status":"RUNNING","createdAt":"2000-01-01T00:00:00Z"}""", "RUNNING", "SUCCEEDED")]
    [InlineData("""{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e","status":"THROTTLED"}""", "THROTTLED", "SUCCEEDED")]
    [InlineData("""{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e","status":"PAUSED"}""", "PAUSED", "SUCCEEDED")]
    [InlineData("""{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e","status":"FAILED","failureCode":"INTERNAL"}""", "FAILED", "FAILED")]
    [InlineData("""{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e","status":"CANCELLED"}""", "CANCELLED", "CANCELLED")]
    public async Task A_task_has_its_status_and_continues_from_it(string task, string first, string last)
    {
        using var rig = With($$"""{"tasks":[{{task}}]}""");

        Assert.Equal(first, await rig.Status(Id));
        rig.Clock.Advance(TimeSpan.FromSeconds(8));
        Assert.Equal(last, await rig.Status(Id));
        Assert.Equal((0, 100_000), (rig.Emulator.AcceptedCreates, await rig.Balance()));
    }

    [Fact]
    public async Task A_task_is_that_of_its_request_and_can_be_deleted()
    {
        using var rig = With($$"""{"tasks":[{"id":"{{Id}}","operation":"recipes/product_campaign_image","request":{"version":"2026-06","image":{"uri":"https://a.example/1.png"},"prompt":"x"},"createdAt":"2000-01-01T00:00:00Z"}]}""");

        var task = await rig.Read(Id);

        Assert.Equal((4, "2000-01-01T00:00:00.000Z"), (task.GetProperty("output").GetArrayLength(), task.GetProperty("createdAt").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await rig.Client.GetAsync(task.GetProperty("output")[3].GetString())).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await rig.Send(HttpMethod.Delete, $"/v1/tasks/{Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await rig.Get($"/v1/tasks/{Id}")).Status);
    }

    [Fact]
    public async Task A_workflow_is_beside_the_built_in_ones_and_runs()
    {
        using var rig = With($$"""{"workflows":[{"id":"{{Id}}","name":"Mine","version":3}],"invocations":[{"id":"{{Id}}","workflow":"{{Id}}","status":"FAILED","failureCode":"INTERNAL"}]}""");

        Assert.Equal(3, (await rig.Get("/v1/workflows")).Json.GetProperty("data").GetArrayLength());
        Assert.Equal(HttpStatusCode.OK, (await rig.Post($"/v1/workflows/{Id}", "{}")).Status);
        var run = (await rig.Get($"/v1/workflow_invocations/{Id}")).Json;
        ResponseSchema.Of("get /v1/workflow_invocations/{id}").Require(run);
        Assert.Equal(("FAILED", "INTERNAL"), (run.GetProperty("status").GetString(), run.GetProperty("failureCode").GetString()));
    }

    [Fact]
    public async Task A_run_is_still_running_with_what_it_has_made()
    {
        using var rig = With($$"""{"invocations":[{"id":"{{Id}}","workflow":"c4d2e8b7-13a9-4f60-8be2-5a7c90d1e603","status":"RUNNING"}]}""");

        Assert.Equal("RUNNING", (await rig.Get($"/v1/workflow_invocations/{Id}")).Json.GetProperty("status").GetString());
        rig.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Single((await rig.Get($"/v1/workflow_invocations/{Id}")).Json.GetProperty("output").EnumerateObject());
        rig.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal("SUCCEEDED", (await rig.Get($"/v1/workflow_invocations/{Id}")).Json.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("READY")]
    [InlineData("FAILED")]
    [InlineData("PROCESSING", "READY")]
    [InlineData("QUEUED", "READY")]
    public async Task Avatars_and_voices_have_their_status_and_continue_from_it(string first, string? last = null)
    {
        using var rig = With($$"""{"voices":[{"id":"{{Id}}","name":"Calm","status":"{{first}}"}],"avatars":[{"id":"{{Id}}","name":"Desk","status":"{{first}}"}]}""");

        foreach (var path in new[] { $"/v1/voices/{Id}", $"/v1/avatars/{Id}" })
        {
            Assert.Equal(first, (await rig.Get(path)).Json.GetProperty("status").GetString());
        }

        rig.Clock.Advance(TimeSpan.FromSeconds(8));
        Assert.Equal(last ?? first, (await rig.Get($"/v1/avatars/{Id}")).Json.GetProperty("status").GetString());
        Assert.Equal((0, 100_000), (rig.Emulator.AcceptedCreates, await rig.Balance()));
    }

    [Fact]
    public async Task An_avatar_has_the_voice_and_the_documents_before_it()
    {
        using var rig = With($$"""{"voices":[{"id":"{{Id}}","name":"Calm"}],"documents":[{"id":"{{Id}}","name":"faq","type":"file"}],"avatars":[{"id":"{{Id}}","name":"Desk","voice":{"type":"custom","id":"{{Id}}"},"documentIds":["{{Id}}"]}]}""");

        Assert.Equal("Calm", (await rig.Get($"/v1/avatars/{Id}")).Json.GetProperty("voice").GetProperty("name").GetString());
        var document = (await rig.Get($"/v1/documents/{Id}")).Json;
        Assert.Equal(("file", "Desk"), (document.GetProperty("type").GetString(), document.GetProperty("usedBy")[0].GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("NOT_READY", "in_progress", "READY")]
    [InlineData("READY", "in_progress", "READY")]
    [InlineData("RUNNING", "in_progress", "RUNNING")]
    [InlineData("COMPLETED", "ended", "COMPLETED")]
    [InlineData("CANCELLED", "ended", "CANCELLED")]
    [InlineData("FAILED", "failed", "FAILED")]
    public async Task A_session_has_its_status_and_a_conversation(string status, string conversation, string later)
    {
        using var rig = With($$"""{"sessions":[{"id":"{{Id}}","status":"{{status}}"}]}""");

        Assert.Equal(status, (await rig.Get($"/v1/realtime_sessions/{Id}")).Json.GetProperty("status").GetString());
        Assert.Equal(conversation, (await rig.Get($"/v1/avatar_conversations/{Id}")).Json.GetProperty("status").GetString());
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(later, (await rig.Get($"/v1/realtime_sessions/{Id}")).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_router_has_its_history_and_a_model_that_does_everything()
    {
        using var rig = With($$"""{"models":["string"],"routers":[{"id":"{{Id}}","slug":"mine","settings":{"models":{"mode":"allowlist_only","ids":["string"]} },"requests":[{"taskId":"{{Id}}","model":"wan3"}]}]}""");

        var request = Assert.Single((await rig.Get($"/v1/routers/{Id}/requests")).Json.GetProperty("data").EnumerateArray());
        Assert.Equal((Id, "routed"), (request.GetProperty("taskId").GetString(), request.GetProperty("status").GetString()));
        Assert.Equal("string", (await rig.Post("/v1/generate/video", """{"configId":"mine","input":{"duration":30,"resolution":"4k"}}""")).Json.GetProperty("routing").GetProperty("model").GetString());
    }

    [Fact]
    public async Task Entries_of_the_workspace_link_it_and_stand_in_place_of_generated_ones()
    {
        using var rig = With($$"""{"auditLogs":[{"eventId":"{{Id}}","timestamp":"2026-01-02T00:00:00Z","action":"UserLogin","metadata":{"Login method":"SSO"} }],"workspaceUsage":[{"timestamp":"2026-01-02T00:00:00Z","credits":-3}]}""");

        var log = (await rig.Get("/v1/organization/webapp/audit_logs")).Json;
        Assert.Equal(Id, Assert.Single(log.GetProperty("data").EnumerateArray()).GetProperty("eventId").GetString());
        Assert.Equal("SSO", (await rig.Get($"/v1/organization/webapp/audit_logs/{Id}")).Json.GetProperty("metadata").GetProperty("Login method").GetString());
        var usage = (await rig.Get("/v1/organization/webapp/usage?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z")).Json;
        Assert.Equal("refund", Assert.Single(usage.GetProperty("data").EnumerateArray()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Generated_entries_can_be_asked_for_and_a_cursor_may_be_named()
    {
        using var rig = With("""{"workspaceEntries":3,"cursors":["x"]}""");

        Assert.Equal(3, (await rig.Get("/v1/organization/webapp/audit_logs?cursor=x")).Json.GetProperty("data").GetArrayLength());
    }

    [Theory]
    [InlineData("[]", "cannot be read")]
    [InlineData("""{"task":[]}""", "task is not a known member")]
    [InlineData("""{"tasks":[{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e"},{"id":"x"}]}""", "tasks[1].id does not have the form")]
    [InlineData("""{"tasks":[{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e","createdAt":"2026-11-01T00:00:00"}]}""", "tasks[0].createdAt does not have the form")]
    [InlineData("{\n\"tasks\": [}", "not JSON at line 2")]
    [InlineData("""{"tasks":[{}]}""", "tasks[0] has no id")]
    [InlineData("""{"tasks":[null]}""", "tasks[0] is null")]
    [InlineData("""{"tasks":null}""", "a list is null")]
    [InlineData("""{"tasks":[{"id":"1"}]}""", "cannot be read")]
    [InlineData("""{"tasks":[{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e"},{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e"}]}""", "tasks has the id 182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e twice")]
    [InlineData("""{"tasks":[{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e","operation":"text_to_picture"}]}""", "tasks[0]: there is no operation text_to_picture")]
    [InlineData("""{"tasks":[{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e","operation":"sound_effect"}]}""", "tasks[0]: it needs a request")]
    [InlineData("""{"tasks":[{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e","request":{"model":"gen4_image"}}]}""", "tasks[0]: request is not valid at [\"promptText\"]")]
    [InlineData("""{"tasks":[{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e","createdAt":"2999-01-01T00:00:00Z"}]}""", "tasks[0]: createdAt is in the future")]
    [InlineData("""{"workflows":[{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e","name":"x","graph":{"nodes":[]}}]}""", "workflows[0]: a graph is an object with a list of edges")]
    [InlineData("""{"invocations":[{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e","workflow":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e"}]}""", "invocations[0]: there is no workflow")]
    [InlineData("""{"routers":[{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e","slug":"Mine"}]}""", "routers[0]: the router is not valid at [\"slug\"]")]
    [InlineData("""{"voices":[{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e","name":""}]}""", "voices[0]: the voice is not valid at [\"name\"]")]
    [InlineData("""{"documents":[{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e"}]}""", "documents[0] has no name")]
    [InlineData("""{"documents":[{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e","name":"x","type":"link"}]}""", "documents[0]: there is no type link; text and file are")]
    [InlineData("""{"avatars":[{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e","name":"x","documentIds":["182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e"]}]}""", "avatars[0]: the avatar is not valid at [\"documentIds\",0]")]
    [InlineData("""{"avatars":[{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e","name":"x","documentIds":null}]}""", "avatars[0] has no list of documentIds")]
    [InlineData("""{"sessions":[{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e","status":"DONE"}]}""", "sessions[0]: there is no status DONE of a session")]
    [InlineData("""{"auditLogs":[{"eventId":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e","action":"x"}]}""", "auditLogs[0] has no timestamp")]
    [InlineData("""{"workspaceEntries":-1}""", "workspaceEntries cannot be negative")]
    public void What_is_wrong_is_said_with_its_place(string json, string message)
    {
        var error = Assert.Throws<FormatException>(() => new RunwayEmulator(new() { Fixtures = EmulatorFixtures.Parse(json) }));

        Assert.Contains(message, error.Message);
        Assert.DoesNotContain("System.", error.Message);
        Assert.DoesNotContain("Runway.Emulator", error.Message);
    }

    [Fact]
    public void The_host_reads_them_from_a_file()
    {
        var path = _folder.Write("fixtures.json", $$"""{"tasks":[{"id":"{{Id}}"}]}""");

        Assert.NotNull(HostSettings.Read(["--fixtures", path]).Fixtures);
        Assert.Equal(5, HostSettings.Read(["--workspace-entries", "5"]).WorkspaceEntries);
        Assert.Contains("fixtures", Assert.Throws<FormatException>(() => HostSettings.Read(["--fixtures", path + ".not"])).Message);
    }

    private static Rig With(string json) => new(new() { Fixtures = EmulatorFixtures.Parse(json) });
}
