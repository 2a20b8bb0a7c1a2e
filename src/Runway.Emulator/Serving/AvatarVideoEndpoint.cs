using System.Text.Json;
using Runway.Emulator.Avatars;
using Runway.Emulator.Checking;
using Runway.Emulator.Http;
using Runway.Emulator.Media;
using Runway.Emulator.Tasks;

namespace Runway.Emulator.Serving;

/// <summary>Creates the tasks of videos in which an avatar speaks. Their prices are the emulator's own, since none is published.</summary>
internal sealed class AvatarVideoEndpoint(AvatarWorld world, ApiDocument document, BodyChecker checker, AvatarRules rules, TaskEndpoints tasks)
{
    public const string Model = "gwm1_avatars";

    private const string Operation = "avatar_videos";
    private const int Width = 1088;
    private const int Height = 704;
    private const double LettersPerSecond = 15;
    private const double SecondsOfAudio = 5;
    private const double SecondsPerCredit = 3;

    public IEnumerable<Route> Routes => [new("POST", "/v1/" + Operation, Create)];

    /// <summary>The task of a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="now">The time of the request.</param>
    /// <param name="issues">Receives what is wrong; then there is no task.</param>
    public TaskPlan? PlanOf(JsonElement body, DateTimeOffset now, List<Issue> issues)
    {
        issues.AddRange(checker.Check(document.Requests["POST /v1/" + Operation], body, now));
        if (issues.Count > 0)
        {
            return null;
        }

        var speech = body.GetProperty("speech");
        rules.CheckAvatar(body, now, issues);
        rules.CheckVoice(speech, now, issues, JsonLocation.Body.Member("speech"));
        if (issues.Count == 0 && speech.Text("text") is not null && !speech.TryGetProperty("voice", out _) && HasNoVoice(body))
        {
            issues.Add(Issue.Custom(JsonLocation.Body.Member("speech").Member("voice"), "The voice of this avatar was deleted, so a voice must be given."));
        }

        var seconds = speech.Text("text") is { } text ? Math.Max(1, text.Length / LettersPerSecond) : SecondsOfAudio;
        return issues.Count > 0
            ? null
            : new(Model, speech.Text("text") ?? string.Empty, -1, MediaFormat.Mp4, Width, Height, seconds, 1, (long)Math.Ceiling(seconds / SecondsPerCredit));
    }

    private HttpResponseMessage Create(ApiCall call)
    {
        var issues = new List<Issue>();
        return PlanOf(call.Body, call.Now, issues) is { } plan ? tasks.Accept(Operation, plan, call.Now, (_, _) => { }) : Responses.Invalid(issues);
    }

    private bool HasNoVoice(JsonElement body) =>
        world.Avatars.Find(body.GetProperty("avatar").Text("avatarId")) is { Voice.VoiceId: { } id } && world.Voices.Find(id) is null;
}
