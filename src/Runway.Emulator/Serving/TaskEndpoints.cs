using System.Globalization;
using System.Net;
using System.Text.Json;
using Runway.Emulator.Account;
using Runway.Emulator.Checking;
using Runway.Emulator.Http;
using Runway.Emulator.Media;
using Runway.Emulator.Tasks;

namespace Runway.Emulator.Serving;

/// <summary>Creates, reads and deletes tasks.</summary>
internal sealed class TaskEndpoints(TaskStore tasks, BodyChecker checker, OutputLinks links, RequestStatistics statistics)
{
    public HttpResponseMessage Create(string path, CreateOperation operation, JsonElement body, DateTimeOffset now)
    {
        var issues = checker.Check(operation, body, now);
        if (issues.Count > 0)
        {
            return Responses.Invalid(issues);
        }

        switch (tasks.TryCreate(PlanOf(path, body), now, out var task))
        {
            case Admission.NotEnoughCredits:
                return Responses.Error(
                    HttpStatusCode.BadRequest, "You do not have enough credits to run this task.", withDocUrl: true);
            case Admission.DailyLimitReached:
                return Responses.Error(
                    HttpStatusCode.TooManyRequests, "The daily number of generations for this model is used up.");
            default:
                statistics.NoteAccepted(new AcceptedCreate(task!.Id.ToString(), path["/v1/".Length..], task.Plan.Prompt, now));
                return Responses.Json(HttpStatusCode.OK, json =>
                {
                    json.WriteString("id", task.Id);
                    WriteCredits(json, "estimatedCost", task.Plan.Credits);
                });
        }
    }

    public HttpResponseMessage Read(string id, Uri baseAddress, DateTimeOffset now)
    {
        if (!Guid.TryParse(id, out var guid) || !tasks.TryGet(guid, now, out var task))
        {
            return NotFound();
        }

        return Responses.Json(HttpStatusCode.OK, json =>
        {
            var status = task.StatusAt(now);
            json.WriteString("id", task.Id);
            json.WriteString("status", status);
            json.WriteString("createdAt", Iso(task.CreatedAt));
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

                WriteEnded(json, task, status, baseAddress, now);
            }
        });
    }

    public HttpResponseMessage Delete(string id, DateTimeOffset now) =>
        Guid.TryParse(id, out var guid) && tasks.TryDelete(guid, now)
            ? Responses.Empty(HttpStatusCode.NoContent)
            : NotFound();

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
                json.WriteStringValue(links.For(task, index, baseAddress, now));
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

    private static string Iso(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static TaskPlan PlanOf(string path, JsonElement body)
    {
        var model = body.GetProperty("model").GetString()!;
        var size = PixelSize.ForRatio(Text(body, "ratio"));
        return new TaskPlan(
            model,
            Text(body, "promptText") ?? string.Empty,
            Number(body, "seed") ?? -1,
            FormatOf(path, Text(body, "outputFormat")),
            size.Width,
            size.Height,
            Seconds(body),
            (int)(Number(body, "outputCount") ?? 1),
            PriceTable.Estimate(model, body));
    }

    private static MediaFormat FormatOf(string path, string? wanted) => path switch
    {
        "/v1/text_to_image" or "/v1/image_upscale" => wanted switch
        {
            "jpeg" => MediaFormat.Jpeg,
            "webp" => MediaFormat.WebP,
            _ => MediaFormat.Png,
        },
        "/v1/sound_effect" or "/v1/text_to_speech" or "/v1/speech_to_speech" or "/v1/voice_dubbing"
            or "/v1/voice_isolation" => wanted is "wav" ? MediaFormat.Wav : MediaFormat.Mp3,
        _ => wanted is "prores" or "hdr_prores" ? MediaFormat.QuickTime : MediaFormat.Mp4,
    };

    // Default: the duration of the recorded clip.
    private static double Seconds(JsonElement body) =>
        body.TryGetProperty("duration", out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 1;

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Number(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var number) ? number : null;
}
