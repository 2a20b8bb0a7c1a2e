using System.Net;
using System.Text.Json;
using Runway.Emulator.Checking;
using Runway.Emulator.Http;
using Runway.Emulator.Media;
using Runway.Emulator.Routing;
using Runway.Emulator.Tasks;

namespace Runway.Emulator.Serving;

/// <summary>Generation with a router.</summary>
internal sealed class GenerateEndpoints(RouterStore routers, TaskStore store, TaskEndpoints tasks, ApiDocument document, BodyChecker checker)
{
    public IEnumerable<Route> Routes =>
        from medium in new[] { "image", "video", "audio" }
        select new Route("POST", $"/v1/generate/{medium}", call => Generate(medium, call));

    private HttpResponseMessage Generate(string medium, ApiCall call)
    {
        var issues = checker.Check(document.Requests[$"POST /v1/generate/{medium}"], call.Body, call.Now).ToList();
        if (issues.Count == 0 && LacksSource(call.Body.GetProperty("input")))
        {
            issues.Add(Issue.Custom(JsonLocation.Body.Member("input").Member("keyframes"), "Keyframes need a video with the role source."));
        }

        var router = call.Body.TryMember("configId", out var slug) && slug.ValueKind == JsonValueKind.String ? routers.FindBySlug(slug.GetString()!) : null;
        var isDry = call.Body.TryMember("dryRun", out var dry) && dry.ValueKind == JsonValueKind.True;
        if (issues.Count > 0)
        {
            Note(router, isDry, call, "invalid_request", null, null);
            return Responses.Invalid(issues);
        }

        if (router is null)
        {
            return Responses.Json(HttpStatusCode.NotFound, json =>
            {
                json.WriteString("error", "There is no router with this configId.");
                json.WriteString("code", "router_config_not_found");
            });
        }

        var input = RoutedInput.Read(medium, call.Body.GetProperty("input"));
        var decision = RoutingDecision.Of(routers.Models, router, input, model => store.IsBusy(model, call.Now));
        if (decision.Model is not { } model)
        {
            Note(router, isDry, call, "no_eligible_model", decision, null);
            return Responses.Json(HttpStatusCode.BadRequest, json =>
            {
                json.WriteString("error", "No model of this router can do that.");
                json.WriteString("code", "no_eligible_model");
                RoutingStage.WriteAll(json, decision.Pipeline, decision.EmptiedBy);
            });
        }

        var credits = model.CreditsOf(input);
        if (isDry)
        {
            return Responses.Json(HttpStatusCode.OK, json => WriteRouting(json, router, input, decision, credits));
        }

        return tasks.Accept($"generate/{medium}", PlanOf(input, model, credits), call.Now, (json, task) =>
        {
            Note(router, isDry, call, "routed", decision, (task.Id, credits));
            WriteRouting(json, router, input, decision, credits);
        });
    }

    private void Note(RouterConfig? router, bool isDry, ApiCall call, string status, RoutingDecision? decision, (Guid Id, long Credits)? task)
    {
        if (router is null || isDry)
        {
            return;
        }

        routers.Note(router.Id, new()
        {
            Id = Guid.NewGuid(),
            RequestId = Guid.NewGuid().ToString(),
            Status = status,
            CreatedAt = call.Now,
            Model = decision?.Model?.Name,
            Provider = decision?.Model?.Provider,
            ReasonCode = decision?.ReasonCode,
            EstimatedCredits = task?.Credits,
            TaskId = task?.Id,
            Pipeline = decision?.Pipeline ?? [],
            EmptiedBy = decision?.EmptiedBy ?? [],
        });
    }

    private static bool LacksSource(JsonElement input) =>
        input.TryMember("keyframes", out var keyframes) && keyframes.GetArrayLength() > 0
        && !(input.TryMember("referenceVideos", out var videos) && videos.EnumerateArray().Any(video => video.GetProperty("role").GetString() == "source"));

    private static TaskPlan PlanOf(RoutedInput input, RoutedModel model, long credits)
    {
        var format = input.Kind switch { "image" => MediaFormat.Png, "video" => MediaFormat.Mp4, _ => MediaFormat.Mp3 };
        var size = PixelSize.ForRatio(RoutedSize.Of(input));
        return new(model.Name, input.Prompt, input.Seed ?? -1, format, size.Width, size.Height, input.SecondsOrUsual, input.Count, credits);
    }

    private static void WriteRouting(Utf8JsonWriter json, RouterConfig router, RoutedInput input, RoutingDecision decision, long credits)
    {
        json.WriteStartObject("routing");
        json.WriteString("model", decision.Model!.Name);
        json.WriteString("provider", decision.Model.Provider);
        json.WriteString("configId", router.Slug);
        json.WriteStartObject("resolvedSettings");
        json.WriteString("optimizeFor", router.Goal);
        if (router.CeilingOf(input.CeilingKey) is { } ceiling)
        {
            json.WriteNumber("priceCeiling", ceiling);
        }
        else
        {
            json.WriteNull("priceCeiling");
        }

        json.WriteEndObject();
        WriteInput(json, input);
        json.WriteStartObject("estimatedCost");
        json.WriteNumber("credits", credits);
        json.WriteEndObject();
        if (decision.Capacity is { } capacity)
        {
            json.WriteStartObject("capacityFallback");
            RoutingStage.WriteTexts(json, "skipped", capacity.Models!);
            json.WriteBoolean("allExhausted", capacity.AllExhausted);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteInput(Utf8JsonWriter json, RoutedInput input)
    {
        json.WriteStartObject("resolvedInput");
        if (input.Kind == "video")
        {
            json.WriteNumber("duration", input.SecondsOrUsual);
        }

        if (input.Kind is "video" or "image")
        {
            json.WriteString("ratio", RoutedSize.Of(input));
            if (input.Kind == "image")
            {
                json.WriteString("aspectRatio", RoutedSize.ShapeOf(input));
            }

            json.WriteString("resolution", input.ResolutionOrUsual);
        }
        else
        {
            json.WriteString("type", input.Kind);
            json.WriteString("voice", input.Voice);
        }

        json.WriteEndObject();
    }
}
