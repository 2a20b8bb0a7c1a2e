using System.Text.Json;
using System.Text.Json.Nodes;
using Runway.Emulator.Checking;
using Runway.Emulator.Fixtures;
using Runway.Emulator.Tasks;
using Runway.Emulator.Workflows;

namespace Runway.Emulator.Serving;

/// <summary>Checks fixtures by the rules that hold for requests.</summary>
internal sealed class FixtureRules(ApiDocument document, BodyChecker checker, RouterEndpoints routers)
{
    private static readonly JsonElement UsualRequest = JsonDocument.Parse("""{"model":"gen4_image","promptText":"A fixture","ratio":"1280:720"}""").RootElement;

    /// <summary>The task of a request.</summary>
    /// <exception cref="FormatException">There is no such operation, or the request is not valid.</exception>
    public TaskPlan PlanOf(string operation, JsonElement? request, DateTimeOffset now)
    {
        var path = "/v1/" + operation;
        var isRecipe = operation.StartsWith("recipes/", StringComparison.Ordinal);
        var rule = isRecipe ? document.Requests.GetValueOrDefault("POST " + path) : document.Creates.GetValueOrDefault(path);
        if (rule is null)
        {
            throw new FormatException($"there is no operation {operation} that makes tasks with a model or by a recipe");
        }

        if (request is null && operation != "text_to_image")
        {
            throw new FormatException($"it needs a request, the body of {operation}");
        }

        var body = request ?? UsualRequest;
        Issue.Require("request", checker.Check(rule, body, now));
        return isRecipe ? RecipePlans.Of(rule.Model!, body) : ModelPlans.Of(path, body);
    }

    /// <summary>Fails where the inputs of a run are not valid.</summary>
    /// <exception cref="FormatException">What is wrong.</exception>
    public void RequireInputs(Workflow workflow, JsonElement body, DateTimeOffset now)
    {
        var issues = checker.Check(document.Requests["POST /v1/workflows/{id}"], body, now).ToList();
        if (issues.Count == 0)
        {
            WorkflowInputs.Check(workflow.Graph, body, issues);
        }

        Issue.Require("the run", issues);
    }

    /// <summary>The body that creates a router.</summary>
    /// <exception cref="FormatException">What is wrong.</exception>
    public JsonElement RouterOf(RouterFixture given, DateTimeOffset now)
    {
        var json = new JsonObject { ["slug"] = given.Slug };
        AddIf("name", given.Name);
        AddIf("description", given.Description);
        if (given.Settings is { } settings)
        {
            json["settings"] = JsonNode.Parse(settings.GetRawText());
        }

        var body = JsonDocument.Parse(json.ToJsonString()).RootElement;
        Issue.Require("the router", routers.Check("POST /v1/routers", new(new("/v1/routers", UriKind.Relative), RunwayEmulatorOptions.DefaultAddress, now, Body: body)));
        return body;

        void AddIf(string name, string? value)
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }
    }
}
