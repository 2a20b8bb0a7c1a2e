using System.Net;
using System.Text.Json;
using Runway.Emulator.Account;
using Runway.Emulator.Avatars;
using Runway.Emulator.Checking;
using Runway.Emulator.Http;
using Runway.Emulator.Media;
using Runway.Emulator.Tasks;

namespace Runway.Emulator.Serving;

/// <summary>Lists, creates, reads, changes and deletes voices, and makes previews. Their prices are the emulator's own, since none is published.</summary>
internal sealed class VoiceEndpoints(
    RunwayEmulatorOptions options, AvatarWorld world, ApiDocument document, BodyChecker checker, CreditAccount account, OutputLinks links, RequestStatistics statistics, IReadOnlyList<string> cursors)
{
    /// <summary>The name of voices in usage and limits.</summary>
    public const string Model = "voice_processing";

    private const string All = "/v1/voices";
    private const string One = "/v1/voices/{id}";
    private const string Previews = "/v1/voices/preview";
    private const int Price = 10;
    private const int PreviewPrice = 1;
    private const double PreviewSeconds = 1;

    public IEnumerable<Route> Routes =>
    [
        new("GET", All, List),
        new("POST", All, Create),
        new("POST", Previews, Preview),
        new("GET", One, call => world.Voices.Find(call.Id) is { } voice ? Answer(voice, call) : NoVoice()),
        new("PATCH", One, Change),
        new("DELETE", One, call => Guid.TryParse(call.Id, out var id) && world.Voices.Remove(id) ? Responses.Empty(HttpStatusCode.NoContent) : NoVoice()),
    ];

    /// <summary>The issues of a body.</summary>
    public IReadOnlyList<Issue> Check(JsonElement body, DateTimeOffset now) => checker.Check(document.Requests["POST " + All], body, now);

    /// <summary>What the recording of a voice or a preview is; null where there is no such one.</summary>
    public TaskPlan? OutputOf(Guid id) => (world.Voices.Find(id)?.Name ?? world.Previews.Find(id)?.Prompt) is { } text
        ? new(Model, text, -1, MediaFormat.Mp3, 0, 0, PreviewSeconds, 1, PreviewPrice)
        : null;

    private HttpResponseMessage List(ApiCall call)
    {
        var issues = new List<Issue>();
        var page = PageRequest.Read(new(call.Address), cursors, issues);
        return issues.Count > 0 ? Responses.InvalidQuery(issues) : page.Answer(world.Voices.All, (json, voice) => Write(json, voice, call));
    }

    private HttpResponseMessage Create(ApiCall call)
    {
        var issues = Check(call.Body, call.Now);
        if (issues.Count > 0)
        {
            return Responses.Invalid(issues);
        }

        var (name, description, prompt) = (call.Body.Text("name")!, call.Body.Text("description"), call.Body.GetProperty("from").Text("prompt"));
        var preparation = Preparation.Begin(options, call.Now, name, description, prompt);
        var refused = Charge(preparation.Directives.Fails ? 0 : Price, call);
        if (refused is not null)
        {
            return refused;
        }

        var voice = world.Voices.Add(number => new(Guid.NewGuid(), number, name, description, call.Now, preparation));
        statistics.NoteAccepted(new(voice.Id.ToString(), "voices", prompt ?? name, call.Now));
        return Responses.Json(HttpStatusCode.OK, json => json.WriteString("id", voice.Id));
    }

    private HttpResponseMessage Preview(ApiCall call)
    {
        var issues = checker.Check(document.Requests["POST " + Previews], call.Body, call.Now);
        if (issues.Count > 0)
        {
            return Responses.Invalid(issues);
        }

        if (Charge(PreviewPrice, call) is { } refused)
        {
            return refused;
        }

        var preview = world.Previews.Add(number => new(Guid.NewGuid(), number, call.Body.Text("prompt")!));
        statistics.NoteAccepted(new(preview.Id.ToString(), "voices/preview", preview.Prompt, call.Now));
        return Responses.Json(HttpStatusCode.OK, json =>
        {
            json.WriteString("url", links.For(preview.Id, 0, MediaFormat.Mp3, call.BaseAddress, call.Now));
            json.WriteNumber("durationSecs", PreviewSeconds);
        });
    }

    private HttpResponseMessage Change(ApiCall call)
    {
        if (world.Voices.Find(call.Id) is not { } voice)
        {
            return NoVoice();
        }

        var issues = checker.Check(document.Requests["PATCH " + One], call.Body, call.Now);
        if (issues.Count > 0)
        {
            return Responses.Invalid(issues);
        }

        var changed = world.Voices.Change(voice.Id, (found, _) => found with
        {
            Name = call.Body.Text("name") ?? found.Name,
            Description = call.Body.TryGetProperty("description", out var description) ? description.GetString() : found.Description,
        });
        return changed is null ? NoVoice() : Answer(changed, call);
    }

    private HttpResponseMessage? Charge(int credits, ApiCall call) =>
        account.Admit(Model, credits, call.Now) is var admission && admission != Admission.Accepted ? Refusals.Of(admission) : null;

    private HttpResponseMessage Answer(Voice voice, ApiCall call) => Responses.Json(HttpStatusCode.OK, json => Write(json, voice, call));

    private void Write(Utf8JsonWriter json, Voice voice, ApiCall call)
    {
        var status = voice.Preparation.StatusAt(call.Now);
        json.WriteString("id", voice.Id);
        json.WriteString("name", voice.Name);
        json.WriteString("description", voice.Description);
        json.WriteString("createdAt", IsoTime.Text(voice.CreatedAt));
        json.WriteString("status", status);
        if (status == Preparation.Ready)
        {
            json.WriteString("previewUrl", links.For(voice.Id, 0, MediaFormat.Mp3, call.BaseAddress, call.Now));
        }
        else if (status == Preparation.Failed)
        {
            json.WriteString("failureReason", voice.Preparation.ReasonOf("The voice could not be made."));
        }
    }

    private static HttpResponseMessage NoVoice() => Responses.Error(HttpStatusCode.NotFound, "Could not find voice");
}
