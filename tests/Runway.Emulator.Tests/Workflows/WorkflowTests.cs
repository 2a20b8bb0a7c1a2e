using System.Net;
using System.Text.Json;
using Runway.Emulator.Tests.Support;

namespace Runway.Emulator.Tests.Workflows;

public sealed class WorkflowTests : IDisposable
{
    private const string Motion = "d7e41b20-9c05-4a3d-b6f2-3e8a1f5c2d23";
    private const string Still = "d7e41b20-9c05-4a3d-b6f2-3e8a1f5c2d24";
    private const string Clip = "d7e41b20-9c05-4a3d-b6f2-3e8a1f5c2d25";
    private const string Prompt = "d7e41b20-9c05-4a3d-b6f2-3e8a1f5c2d21";
    private const string Look = "d7e41b20-9c05-4a3d-b6f2-3e8a1f5c2d22";

    private readonly Rig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Two_workflows_are_published_with_their_newest_version_first()
    {
        var (status, json) = await _rig.Get("/v1/workflows");

        Assert.Equal(HttpStatusCode.OK, status);
        ResponseSchema.Of("get /v1/workflows").Require(json);
        Assert.Equal(
            ["Picture 2 1", "Shot 1"],
            json.GetProperty("data").EnumerateArray().Select(w => $"{w.GetProperty("name")} {string.Join(' ', w.GetProperty("versions").EnumerateArray().Select(v => v.GetProperty("version")))}"));
    }

    [Fact]
    public async Task The_inputs_of_a_run_can_be_read_off_the_graph()
    {
        var (_, json) = await _rig.Get($"/v1/workflows/{await IdOf("Shot")}");

        ResponseSchema.Of("get /v1/workflows/{id}").Require(WithoutOpenMembers(json));
        var inputs = from node in json.GetProperty("graph").GetProperty("nodes").EnumerateArray()
                     where node.GetProperty("nodeType").GetString() is "constant-node" or "asset-node"
                     from output in node.GetProperty("nodeOutputs").EnumerateObject()
                     where !output.Value.TryGetProperty("exposedToApp", out var exposed) || exposed.GetBoolean()
                     select $"{output.Value.GetProperty("label")} {output.Name} {output.Value.GetProperty("type")}";
        Assert.Equal(["Prompt prompt string", "Look image image", "Motion prompt string"], inputs);
    }

    [Fact]
    public async Task A_hidden_constant_is_no_input()
    {
        var id = await IdOf("Picture");
        var (_, json) = await _rig.Get($"/v1/workflows/{id}");
        var hidden = json.GetProperty("graph").GetProperty("nodes").EnumerateArray().First(n => n.ToString().Contains("Style", StringComparison.Ordinal)).GetProperty("id").GetString();

        var (status, answer) = await _rig.Post($"/v1/workflows/{id}", Value(hidden!, "prompt", """{"type":"primitive","value":"x"}"""));

        Assert.Equal((HttpStatusCode.BadRequest, "nodeOutputs"), (status, answer.GetProperty("issues")[0].GetProperty("path")[0].GetString()));
    }

    [Fact]
    public async Task A_run_shows_what_is_done_already_and_tasks_do_not_know_it()
    {
        var id = await Start("Shot", "{}");

        var pending = await Read(id);
        Assert.Equal("PENDING", pending.GetProperty("status").GetString());
        _rig.Clock.Advance(TimeSpan.FromSeconds(5));
        var running = await Read(id);
        _rig.Clock.Advance(TimeSpan.FromSeconds(3));
        var ended = await Read(id);

        Assert.Equal("RUNNING", running.GetProperty("status").GetString());
        Assert.Equal([Still], Nodes(running, "output"));
        Assert.InRange(running.GetProperty("progress").GetDouble(), 0.01, 0.99);
        Assert.Equal("SUCCEEDED", ended.GetProperty("status").GetString());
        Assert.Equal([Still, Clip], Nodes(ended, "output"));
        Assert.False(ended.TryGetProperty("nodeErrors", out _));
        Assert.All([pending, running, ended], ResponseSchema.Of("get /v1/workflow_invocations/{id}").Require);
        Assert.Equal(HttpStatusCode.NotFound, (await _rig.Get($"/v1/tasks/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _rig.Send(HttpMethod.Delete, $"/v1/tasks/{id}")).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _rig.Send(HttpMethod.Delete, $"/v1/workflow_invocations/{id}")).Status);

        using var picture = await _rig.Client.GetAsync(ended.GetProperty("output").GetProperty(Still)[0].GetString());
        using var video = await _rig.Client.GetAsync(ended.GetProperty("output").GetProperty(Clip)[0].GetString());
        Assert.Equal(("image/png", "video/mp4"), (picture.Content.Headers.ContentType!.MediaType, video.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task A_node_fails_by_the_text_that_leads_to_it_and_the_run_succeeds_in_part()
    {
        var id = await Start("Shot", Value(Motion, "prompt", """{"type":"primitive","value":"closer [fail:SAFETY.OUTPUT.VIDEO]"}"""));
        _rig.Clock.Advance(TimeSpan.FromSeconds(8));

        var run = await Read(id);

        ResponseSchema.Of("get /v1/workflow_invocations/{id}").Require(run);
        Assert.Equal("SUCCEEDED", run.GetProperty("status").GetString());
        Assert.Equal([Still], Nodes(run, "output"));
        var error = run.GetProperty("nodeErrors").GetProperty(Clip);
        Assert.Equal(("Clip", "SAFETY.OUTPUT.VIDEO"), (error.GetProperty("nodeName").GetString(), error.GetProperty("failureCode").GetString()));
        Assert.Equal(99_995, await _rig.Balance());
    }

    [Fact]
    public async Task A_node_without_its_input_fails_without_a_code_and_a_run_that_makes_nothing_fails()
    {
        var id = await Start("Shot", Value(Prompt, "prompt", """{"type":"primitive","value":"[fail:SAFETY.INPUT.TEXT]"}"""));
        _rig.Clock.Advance(TimeSpan.FromSeconds(8));

        var run = await Read(id);

        ResponseSchema.Of("get /v1/workflow_invocations/{id}").Require(run);
        Assert.Equal(("FAILED", "SAFETY.INPUT.TEXT"), (run.GetProperty("status").GetString(), run.GetProperty("failureCode").GetString()));
        Assert.False(run.GetProperty("nodeErrors").GetProperty(Clip).TryGetProperty("failureCode", out _));
    }

    [Theory]
    [InlineData("[status:THROTTLED]", 4, "THROTTLED")]
    [InlineData("[end:CANCELLED]", 8, "CANCELLED")]
    [InlineData("[seconds:1]", 1, "SUCCEEDED")]
    public async Task Other_directives_hold_for_the_whole_run(string directive, int seconds, string status)
    {
        var id = await Start("Shot", Value(Motion, "prompt", $$"""{"type":"primitive","value":"{{directive}}"}"""));
        _rig.Clock.Advance(TimeSpan.FromSeconds(seconds));

        var run = await Read(id);

        ResponseSchema.Of("get /v1/workflow_invocations/{id}").Require(run);
        Assert.Equal(status, run.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("11111111-1111-4111-8111-111111111111", "prompt", """{"type":"primitive","value":"x"}""")]
    [InlineData(Motion, "image", """{"type":"primitive","value":"x"}""")]
    [InlineData(Motion, "prompt", """{"type":"image","uri":"https://a.example/1.png"}""")]
    [InlineData(Motion, "prompt", """{"type":"primitive"}""")]
    [InlineData(Motion, "prompt", """{"type":"text","value":"x"}""")]
    [InlineData(Look, "image", """{"type":"image","uri":"http://a.example/1.png"}""")]
    [InlineData(Look, "image", """{"type":"image","uri":"data:video/mp4;base64,AAAA"}""")]
    public async Task A_wrong_input_is_refused_and_costs_nothing(string node, string key, string value)
    {
        var (status, json) = await _rig.Post($"/v1/workflows/{await IdOf("Shot")}", Value(node, key, value));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("nodeOutputs", json.GetProperty("issues")[0].GetProperty("path")[0].GetString());
        Assert.Equal(0, _rig.Emulator.AcceptedCreates);
        Assert.Equal(100_000, await _rig.Balance());
    }

    [Theory]
    [InlineData("GET", "/v1/workflows/11111111-1111-4111-8111-111111111111")]
    [InlineData("POST", "/v1/workflows/11111111-1111-4111-8111-111111111111")]
    [InlineData("GET", "/v1/workflow_invocations/11111111-1111-4111-8111-111111111111")]
    public async Task What_is_unknown_is_404(string method, string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _rig.Send(new(method), path, method == "POST" ? "{}" : null)).Status);

    [Fact]
    public async Task A_run_is_an_accepted_create_and_is_charged_by_its_nodes()
    {
        var id = await Start("Shot", "{}");

        Assert.Equal((id, "workflows"), (_rig.Emulator.Accepted[0].Id, _rig.Emulator.Accepted[0].Operation));
        Assert.Equal(100_000 - 5 - 60, await _rig.Balance());
        var accepted = JsonDocument.Parse(await _rig.Client.GetStringAsync("/emulator/accepted")).RootElement.GetProperty("accepted")[0];
        Assert.Equal(_rig.Clock.GetUtcNow().AddSeconds(8), accepted.GetProperty("endsAt").GetDateTimeOffset());
        using var poor = new Rig(new() { CreditBalance = 60 });
        Assert.Equal(HttpStatusCode.BadRequest, (await poor.Post($"/v1/workflows/{await IdOf("Shot")}", "{}")).Status);
        Assert.Equal(60, await poor.Balance());
    }

    private async Task<string> IdOf(string name)
    {
        var (_, json) = await _rig.Get("/v1/workflows");
        return json.GetProperty("data").EnumerateArray().First(w => w.GetProperty("name").GetString() == name).GetProperty("versions")[0].GetProperty("id").GetString()!;
    }

    private async Task<string> Start(string name, string body)
    {
        var (status, json) = await _rig.Post($"/v1/workflows/{await IdOf(name)}", body);
        Assert.True(status == HttpStatusCode.OK, json.ToString());
        Assert.Equal("id", Assert.Single(json.EnumerateObject()).Name);
        return json.GetProperty("id").GetString()!;
    }

    private async Task<JsonElement> Read(string id) => (await _rig.Get($"/v1/workflow_invocations/{id}")).Json;

    private static string Value(string node, string key, string value) => $$$"""{"nodeOutputs":{"{{{node}}}":{"{{{key}}}":{{{value}}} } } }""";

    private static string[] Nodes(JsonElement run, string member) => [.. run.GetProperty(member).EnumerateObject().Select(node => node.Name)];

    // What the document leaves open in nodes.
    private static JsonElement WithoutOpenMembers(JsonElement workflow)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(workflow.GetRawText())!;
        foreach (var node in json["graph"]!["nodes"]!.AsArray().Select(node => node!.AsObject()))
        {
            foreach (var open in new[] { "nodeProps", "nodeInputs", "nodeOutputs", "nodeData", "appNodeType", "nodeVersion", "presentationNodeType" })
            {
                node.Remove(open);
            }
        }

        return JsonDocument.Parse(json.ToJsonString()).RootElement;
    }
}
