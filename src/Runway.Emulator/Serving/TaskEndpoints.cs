using System.Net;
using System.Text.Json;
using Runway.Emulator.Account;
using Runway.Emulator.Checking;
using Runway.Emulator.Http;
using Runway.Emulator.Tasks;

namespace Runway.Emulator.Serving;

/// <summary>Creates, reads and deletes tasks.</summary>
internal sealed class TaskEndpoints(TaskStore tasks, BodyChecker checker, OutputLinks links, RequestStatistics statistics)
{
    private const string Paths = "/v1/";

    /// <summary>The operations on tasks, and those that create one.</summary>
    public IEnumerable<Route> Routes(ApiDocument document)
    {
        yield return new("GET", "/v1/tasks/{id}", Read);
        yield return new("DELETE", "/v1/tasks/{id}", Delete);
        foreach (var (path, operation) in document.Creates)
        {
            yield return new("POST", path, call => Create(path, operation, call, () => ModelPlans.Of(path, call.Body)));
        }

        const string recipes = "POST /v1/recipes/";
        foreach (var (request, operation) in document.Requests.Where(r => r.Key.StartsWith(recipes, StringComparison.Ordinal)))
        {
            yield return new("POST", request["POST ".Length..], call => Create(request["POST ".Length..], operation, call, () => RecipePlans.Of(operation.Model!, call.Body)));
        }
    }

    /// <summary>Creates a task, or answers why not.</summary>
    /// <param name="operation">The operation, as in its path: <c>text_to_image</c>.</param>
    /// <param name="plan">The task.</param>
    /// <param name="now">The time of the request.</param>
    /// <param name="write">Writes the members after the id.</param>
    public HttpResponseMessage Accept(string operation, TaskPlan plan, DateTimeOffset now, Action<Utf8JsonWriter, EmulatedTask> write)
    {
        if (tasks.TryCreate(plan, now, out var task) is var admission && admission != Admission.Accepted)
        {
            return Refusals.Of(admission);
        }

        statistics.NoteAccepted(new AcceptedCreate(task!.Id.ToString(), operation, task.Plan.Prompt, now));
        return Responses.Json(HttpStatusCode.OK, json =>
        {
            json.WriteString("id", task.Id);
            write(json, task);
        });
    }

    // The plan is made only for a body that was checked.
    private HttpResponseMessage Create(string path, CreateOperation operation, ApiCall call, Func<TaskPlan> plan)
    {
        var issues = checker.Check(operation, call.Body, call.Now);
        return issues.Count > 0
            ? Responses.Invalid(issues)
            : Accept(path[Paths.Length..], plan(), call.Now, (json, task) => WriteCredits(json, "estimatedCost", task.Plan.Credits));
    }

    private HttpResponseMessage Read(ApiCall call)
    {
        var now = call.Now;
        if (!Guid.TryParse(call.Id, out var guid) || !tasks.TryGet(guid, now, out var task))
        {
            return NotFound();
        }

        return Responses.Json(HttpStatusCode.OK, json =>
        {
            var status = task.StatusAt(now);
            json.WriteString("id", task.Id);
            json.WriteString("status", status);
            json.WriteString("createdAt", IsoTime.Text(task.CreatedAt));
            if (!task.HasEndedAt(now))
            {
                WriteUnfinished(json, task, status, now);
            }
            else
            {
                if (task.TryNoteEndRead())
                {
                    statistics.NoteEndNoticed(now - task.EndsAt!.Value);
                }

                WriteEnded(json, task, status, call.BaseAddress, now);
            }
        });
    }

    private HttpResponseMessage Delete(ApiCall call) =>
        Guid.TryParse(call.Id, out var guid) && tasks.TryDelete(guid, call.Now)
            ? Responses.Empty(HttpStatusCode.NoContent)
            : NotFound();

    /// <summary>What the outputs of a task show; null where there is no such task.</summary>
    public TaskPlan? OutputOf(Guid id, DateTimeOffset now) => tasks.TryGet(id, now, out var task) ? task.Plan : null;

    private static HttpResponseMessage NotFound() => Responses.Error(HttpStatusCode.NotFound, "Could not find Task");

    private static void WriteUnfinished(Utf8JsonWriter json, EmulatedTask task, string status, DateTimeOffset now)
    {
        if (status == TaskStatuses.Running)
        {
            json.WriteNumber("progress", task.ProgressAt(now));
        }

        WriteCredits(json, "estimatedCost", task.Plan.Credits);
    }

    private void WriteEnded(Utf8JsonWriter json, EmulatedTask task, string status, Uri baseAddress, DateTimeOffset now)
    {
        if (status == TaskStatuses.Succeeded)
        {
            json.WriteStartArray("output");
            for (var index = 0; index < task.Plan.OutputCount; index++)
            {
                json.WriteStringValue(links.For(task.Id, index, task.Plan.Format, baseAddress, now));
            }

            json.WriteEndArray();
        }
        else if (status == TaskStatuses.Failed)
        {
            json.WriteString("failure", FailureText.For(task.FailureCode));
            if (task.FailureCode is { } code)
            {
                json.WriteString("failureCode", code);
            }
        }

        WriteCredits(json, "cost", task.FinalCredits);
    }

    private static void WriteCredits(Utf8JsonWriter json, string name, long credits)
    {
        json.WriteStartObject(name);
        json.WriteNumber("credits", credits);
        json.WriteEndObject();
    }
}
