using System.Net;
using System.Text.Json;
using Runway.Emulator.Checking;
using Runway.Emulator.Http;
using Runway.Emulator.Routing;

namespace Runway.Emulator.Serving;

/// <summary>Lists, creates, reads, changes and deletes routers, and lists their requests.</summary>
/// <param name="routers">The routers.</param>
/// <param name="document">The rules of the bodies.</param>
/// <param name="checker">Checks the bodies.</param>
/// <param name="served">The names of the models that the service offers.</param>
/// <param name="cursors">Further cursors that mean the first page.</param>
internal sealed class RouterEndpoints(RouterStore routers, ApiDocument document, BodyChecker checker, Func<IReadOnlySet<string>> served, IReadOnlyList<string> cursors)
{
    private const string All = "/v1/routers";
    private const string One = "/v1/routers/{id}";

    public IEnumerable<Route> Routes =>
    [
        new("GET", All, List),
        new("POST", All, Create),
        new("GET", One, call => Find(call.Id) is { } router ? Answer(router) : NoRouter()),
        new("PATCH", One, Change),
        new("DELETE", One, call => Guid.TryParse(call.Id, out var id) && routers.Delete(id) ? Responses.Empty(HttpStatusCode.NoContent) : NoRouter()),
        new("GET", One + "/requests", Requests),
    ];

    private HttpResponseMessage List(ApiCall call)
    {
        var issues = new List<Issue>();
        var page = PageRequest.Read(new(call.Address), cursors, issues);
        return issues.Count > 0 ? Responses.InvalidQuery(issues) : page.Answer(routers.All, Write);
    }

    private HttpResponseMessage Create(ApiCall call)
    {
        var issues = Check("POST " + All, call);
        return issues.Count > 0 ? Responses.Invalid(issues)
            : routers.TryCreate(Guid.NewGuid(), call.Body, call.Now, out var router) ? Answer(router)
            : Responses.Invalid([Issue.Custom(JsonLocation.Body.Member("slug"), "Another router has this slug.")]);
    }

    private HttpResponseMessage Change(ApiCall call)
    {
        if (Find(call.Id) is not { } router)
        {
            return NoRouter();
        }

        var issues = Check("PATCH " + One, call);
        return issues.Count > 0 ? Responses.Invalid(issues)
            : routers.Change(router.Id, call.Body, call.Now) is { } changed ? Answer(changed)
            : NoRouter();
    }

    private HttpResponseMessage Requests(ApiCall call)
    {
        var issues = new List<Issue>();
        var page = PageRequest.Read(new(call.Address), cursors, issues);
        return issues.Count > 0 ? Responses.InvalidQuery(issues)
            : Guid.TryParse(call.Id, out var id) && routers.RequestsOf(id) is { } requests ? page.Answer(requests, Write)
            : NoRouter();
    }

    /// <summary>The issues of a body.</summary>
    public IReadOnlyList<Issue> Check(string request, ApiCall call)
    {
        var issues = checker.Check(document.Requests[request], call.Body, call.Now).ToList();
        if (issues.Count == 0 && call.Body.TryMember("settings", out var settings) && settings.TryMember("models", out var chosen) && chosen.TryMember("ids", out var ids))
        {
            var at = JsonLocation.Body.Member("settings").Member("models").Member("ids");
            var position = 0;
            foreach (var id in ids.EnumerateArray())
            {
                if (!IsModel(id.GetString()!))
                {
                    issues.Add(Issue.Custom(at.Item(position), "There is no such model."));
                }

                position++;
            }
        }

        return issues;
    }

    private bool IsModel(string name) => served().Contains(name) || routers.Models.Any(model => model.Name == name);

    private RouterConfig? Find(string id) => Guid.TryParse(id, out var guid) ? routers.Find(guid) : null;

    private static HttpResponseMessage NoRouter() => Responses.Error(HttpStatusCode.NotFound, "Could not find router");

    private static HttpResponseMessage Answer(RouterConfig router) => Responses.Json(HttpStatusCode.OK, json => Write(json, router));

    private static void Write(Utf8JsonWriter json, RouterConfig router)
    {
        json.WriteString("id", router.Id);
        json.WriteString("slug", router.Slug);
        json.WriteString("name", router.Name);
        json.WriteString("description", router.Description);
        json.WriteNumber("version", router.Version);
        json.WritePropertyName("settings");
        router.Settings.WriteTo(json);
        json.WriteString("createdAt", IsoTime.Text(router.CreatedAt));
        json.WriteString("updatedAt", IsoTime.Text(router.UpdatedAt));
    }

    private static void Write(Utf8JsonWriter json, RouterRequest request)
    {
        json.WriteString("id", request.Id);
        json.WriteString("requestId", request.RequestId);
        json.WriteString("status", request.Status);
        json.WriteString("model", request.Model);
        json.WriteString("provider", request.Provider);
        json.WriteString("reason", request.Reason);
        json.WriteString("reasonCode", request.ReasonCode);
        if (request.EstimatedCredits is { } credits)
        {
            json.WriteNumber("estimatedCredits", credits);
        }
        else
        {
            json.WriteNull("estimatedCredits");
        }

        json.WriteString("taskId", request.TaskId?.ToString());
        json.WriteString("createdAt", IsoTime.Text(request.CreatedAt));
        RoutingStage.WriteAll(json, request.Pipeline, request.EmptiedBy);
    }
}
