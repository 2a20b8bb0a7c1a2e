using System.Net;
using System.Text.Json;
using Runway.Emulator.Account;
using Runway.Emulator.Checking;
using Runway.Emulator.Http;
using Runway.Emulator.Tasks;
using Runway.Emulator.Workflows;

namespace Runway.Emulator.Serving;

/// <summary>Lists, reads and runs workflows, and reads runs.</summary>
internal sealed class WorkflowEndpoints(WorkflowStore workflows, ApiDocument document, BodyChecker checker, OutputLinks links, RequestStatistics statistics)
{
    private const string VersionPath = "/v1/workflows/{id}";

    public IEnumerable<Route> Routes =>
    [
        new("GET", "/v1/workflows", _ => List()),
        new("GET", VersionPath, Read),
        new("POST", VersionPath, Start),
        new("GET", "/v1/workflow_invocations/{id}", ReadRun),
    ];

    private HttpResponseMessage List() => Responses.Json(HttpStatusCode.OK, json =>
    {
        json.WriteStartArray("data");
        foreach (var workflow in workflows.ByName)
        {
            json.WriteStartObject();
            json.WriteString("name", workflow.Key);
            json.WriteStartArray("versions");
            foreach (var version in workflow)
            {
                json.WriteStartObject();
                json.WriteString("id", version.Id);
                json.WriteNumber("version", version.Version);
                json.WriteString("createdAt", IsoTime.Text(version.CreatedAt));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private HttpResponseMessage Read(ApiCall call) => Find(call.Id) is not { } workflow ? NoWorkflow() : Responses.Json(HttpStatusCode.OK, json =>
    {
        json.WriteString("id", workflow.Id);
        json.WriteString("name", workflow.Name);
        json.WriteString("description", workflow.Description);
        json.WriteNumber("version", workflow.Version);
        json.WriteString("createdAt", IsoTime.Text(workflow.CreatedAt));
        json.WriteString("updatedAt", IsoTime.Text(workflow.CreatedAt));
        json.WritePropertyName("graph");
        workflow.Graph.Json.WriteTo(json);
    });

    private HttpResponseMessage Start(ApiCall call)
    {
        if (Find(call.Id) is not { } workflow)
        {
            return NoWorkflow();
        }

        var issues = checker.Check(document.Requests["POST " + VersionPath], call.Body, call.Now).ToList();
        if (issues.Count == 0)
        {
            WorkflowInputs.Check(workflow.Graph, call.Body, issues);
        }

        if (issues.Count > 0)
        {
            return Responses.Invalid(issues);
        }

        var admission = workflows.TryStart(workflow, call.Body, call.Now, out var run);
        if (admission != Admission.Accepted)
        {
            return Refusals.Of(admission);
        }

        statistics.NoteAccepted(new(run.Id.ToString(), "workflows", string.Join(' ', run.Nodes.Select(node => node.Plan.Prompt)), call.Now));
        return Responses.Json(HttpStatusCode.OK, json => json.WriteString("id", run.Id));
    }

    private HttpResponseMessage ReadRun(ApiCall call)
    {
        var now = call.Now;
        if (!Guid.TryParse(call.Id, out var id) || !workflows.TryGetRun(id, out var run))
        {
            return Responses.Error(HttpStatusCode.NotFound, "Could not find workflow invocation");
        }

        return Responses.Json(HttpStatusCode.OK, json =>
        {
            var status = run.StatusAt(now);
            json.WriteString("id", run.Id);
            json.WriteString("createdAt", IsoTime.Text(run.CreatedAt));
            json.WriteString("status", status);
            if (status == TaskStatuses.Failed)
            {
                var first = run.Nodes.First(node => node.Fails);
                json.WriteString("failure", first.Message);
                if (first.FailureCode is { } code)
                {
                    json.WriteString("failureCode", code);
                }
            }
            else if (status is TaskStatuses.Running or TaskStatuses.Succeeded)
            {
                if (status == TaskStatuses.Running)
                {
                    json.WriteNumber("progress", run.ProgressAt(now));
                }

                WriteOutput(json, run, call);
            }

            if (status is TaskStatuses.Running or TaskStatuses.Succeeded or TaskStatuses.Failed)
            {
                WriteErrors(json, run.EndedAt(now).Where(node => node.Fails).ToList());
            }
        });
    }

    private void WriteOutput(Utf8JsonWriter json, WorkflowRun run, ApiCall call)
    {
        json.WriteStartObject("output");
        foreach (var node in run.EndedAt(call.Now).Where(node => !node.Fails && node.Node.IsOutput))
        {
            json.WriteStartArray(node.Node.Id);
            json.WriteStringValue(links.For(run.Id, IndexOf(run, node), node.Plan.Format, call.BaseAddress, call.Now));
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteErrors(Utf8JsonWriter json, List<NodeRun> failed)
    {
        if (failed.Count == 0)
        {
            return;
        }

        json.WriteStartObject("nodeErrors");
        foreach (var node in failed)
        {
            json.WriteStartObject(node.Node.Id);
            json.WriteString("message", node.Message);
            json.WriteString("nodeName", node.Node.Name);
            if (node.FailureCode is { } code)
            {
                json.WriteString("failureCode", code);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>What an output of a run shows; null where there is no such run.</summary>
    public TaskPlan? OutputOf(Guid id, int index) => workflows.TryGetRun(id, out var run) && index < run.Nodes.Count ? run.Nodes[index].Plan : null;

    private static int IndexOf(WorkflowRun run, NodeRun node) => run.Nodes.TakeWhile(other => other != node).Count();

    private Workflow? Find(string id) => Guid.TryParse(id, out var guid) ? workflows.Find(guid) : null;

    private static HttpResponseMessage NoWorkflow() => Responses.Error(HttpStatusCode.NotFound, "Could not find workflow");
}
