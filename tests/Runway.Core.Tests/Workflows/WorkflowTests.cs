using System.Text.Json;
using Runway.Workflows;

namespace Runway.Tests;

/// <summary>Workflows: what a graph says about the inputs and outputs of a run, and how a workflow is found.</summary>
public sealed class WorkflowTests : IDisposable
{
    private const string List = """
        {"data":[
          {"name":"Shots","versions":[{"id":"s1","version":1,"createdAt":"2026-09-01T00:00:00Z"},{"id":"s2","version":2,"createdAt":"2026-09-02T00:00:00Z"}]},
          {"name":"Twins","versions":[{"id":"a1","version":1}]},
          {"name":"Twins","versions":[{"id":"b1","version":1}]},
          {"name":"Empty","versions":[]}]}
        """;

    private const string Graph = """
        {"version":1,"later":true,"nodes":[
          {"id":"p","nodeType":"constant-node","constantNodeType":"prompt","nodeProps":{"name":"Text"},"nodeOutputs":{"prompt":{"type":"string","label":"Prompt","description":"What it shows","value":"a heron","exposedToApp":true}}},
          {"id":"h","nodeType":"constant-node","constantNodeType":"prompt","nodeOutputs":{"prompt":{"type":"string","label":"Style","value":"pencil","exposedToApp":false}}},
          {"id":"q","nodeType":"constant-node","constantNodeType":"prompt","nodeOutputs":{"prompt":{"type":"string","value":null}}},
          {"id":"i","nodeType":"asset-node","assetNodeType":"image","nodeProps":{"name":"Look"},"nodeOutputs":{"image":{"type":"image","value":{"assetId":"internal"}}}},
          {"id":"w","nodeType":"workflow-node","taskType":"workflow_gemini_image","nodeProps":{"name":"Still"},"nodeOutputs":{"image":{"type":"image","exposedToApp":true}}},
          {"id":"x","nodeType":"workflow-node","taskType":"workflow_gemini_api","nodeProps":{"name":"Words"},"nodeOutputs":{"text":{"type":"string"}}},
          {"id":"c","nodeType":"presentation-node","nodeData":{"text":"a comment"}},
          {"id":"n","nodeType":"node-of-tomorrow","nodeOutputs":{"prompt":{"type":"string"}}},
          {"nodeType":"constant-node"}],"edges":[{"from":{"nodeId":"p"}}]}
        """;

    private readonly FakeService _service = new();
    private readonly RunwayConnection _connection;

    public WorkflowTests() => _connection = _service.Connect();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Inputs_are_the_constants_and_media_that_are_not_hidden()
    {
        var inputs = WorkflowGraphReader.Inputs(JsonDocument.Parse(Graph).RootElement);

        Assert.Equal(
            [("Prompt", "string", "p.prompt", "a heron", false), ("prompt (q)", "string", "q.prompt", null, true), ("Look", "image", "i.image", null, true)],
            inputs.Select(i => (i.Label, i.Type, i.FullName, (string?)i.Default, i.Required)));
        Assert.Equal("What it shows", inputs[0].Description);
    }

    [Fact]
    public void Labels_that_several_inputs_have_get_the_id_of_the_node()
    {
        var inputs = WorkflowGraphReader.Inputs(JsonDocument.Parse(Graph.Replace("\"label\":\"Style\",\"value\":\"pencil\",\"exposedToApp\":false", "\"label\":\"PROMPT\",\"value\":\"pencil\"", StringComparison.Ordinal)).RootElement);

        Assert.Equal(["Prompt (p)", "PROMPT (h)", "prompt (q)", "Look"], inputs.Select(i => i.Label));
    }

    [Fact]
    public void Outputs_are_the_exposed_nodes_that_make_something()
    {
        var graph = JsonDocument.Parse(Graph).RootElement;

        Assert.Equal([("w", "Still", "image")], WorkflowGraphReader.Outputs(graph).Select(o => (o.NodeId, o.Node, o.Type!)));
        Assert.Equal(["Still", "Words"], WorkflowGraphReader.Names(graph).Select(n => n.Value));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"nodes":null}""")]
    [InlineData("""{"nodes":["neither",7]}""")]
    [InlineData("""{"nodes":[{"id":7,"nodeType":"constant-node"},{"id":"a","nodeType":"constant-node","nodeOutputs":[]}]}""")]
    public void A_graph_of_another_form_has_no_inputs(string graph)
    {
        Assert.Empty(WorkflowGraphReader.Inputs(JsonDocument.Parse(graph).RootElement));
        Assert.Empty(WorkflowGraphReader.Outputs(JsonDocument.Parse(graph).RootElement));
    }

    [Fact]
    public async Task The_newest_version_of_a_name_is_read_with_its_graph()
    {
        _service.Answer = seen => FakeService.Json(seen.Url.AbsolutePath.EndsWith("/workflows", StringComparison.Ordinal) ? List : """{"id":"s2","name":"Shots","version":2,"description":null,"graph":""" + Graph + "}");

        var workflow = await _service.Clock.Drive(() => _connection.Workflows.FindAsync("shots", null, default));

        Assert.Equal(("s2", 2, 3), (workflow.Id, workflow.Version, workflow.Inputs!.Length));
        Assert.Equal(true, workflow.Graph!["later"]);
        Assert.Equal(["/v1/workflows", "/v1/workflows/s2"], _service.Requests.Select(r => r.Url.AbsolutePath));
    }

    [Theory]
    [InlineData("Shot", "RunwayWorkflowNotFound", "There is no workflow 'Shot'. There are Shots, Twins, Twins.")]
    [InlineData("Twins", "RunwayNameNotUnique", "2 workflows have the name 'Twins'. The ids of their newest versions are a1 and b1.")]
    [InlineData("Empty", "RunwayWorkflowNotFound", "There is no workflow 'Empty'. There are Shots, Twins, Twins.")]
    public async Task A_name_that_fits_none_or_several_is_an_error_that_lists_them(string name, string id, string message)
    {
        _service.Answer = _ => FakeService.Json(List);

        var error = await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(() => _connection.Workflows.FindAsync(name, null, default)));

        Assert.Equal((id, message), (error.ErrorId, error.Message));
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task An_id_that_does_not_exist_is_an_error()
    {
        _service.Answer = _ => FakeService.Status(404);

        Assert.Equal("RunwayWorkflowNotFound", (await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(() => _connection.Workflows.GetAsync("w", null, default)))).ErrorId);
    }
}
