using System.Text.Json;
using System.Text.Json.Nodes;
using Runway.Emulator.Avatars;
using Runway.Emulator.Checking;
using Runway.Emulator.Fixtures;
using Runway.Emulator.Tasks;

namespace Runway.Emulator.Serving;

/// <summary>Makes voices, documents, avatars and sessions of fixtures, by the rules that hold for requests.</summary>
internal sealed class AvatarFixtureLoader(
    RunwayEmulatorOptions options, DateTimeOffset now, AvatarWorld world, VoiceEndpoints voices, AvatarEndpoints avatars, DocumentEndpoints documents, SessionEndpoints sessions)
{
    private const string UsualSource = """{"type":"audio","audio":"https://example.com/voice.mp3"}""";

    private static readonly JsonElement UsualVoice = Parse("""{"type":"runway-live-preset","presetId":"clara"}""");
    private static readonly JsonElement UsualAvatar = Parse("""{"type":"runway-preset","presetId":"game-character"}""");

    /// <exception cref="FormatException">It is not valid.</exception>
    public void Add(VoiceFixture given)
    {
        Issue.Require("the voice", voices.Check(Body(("name", given.Name), ("description", given.Description), ("from", JsonNode.Parse(UsualSource))), now));
        var created = Past(given.CreatedAt);
        world.Voices.Add(number => new(given.Id!.Value, number, given.Name!, given.Description, created, StateOf(given.Status)));
    }

    /// <exception cref="FormatException">It is not valid.</exception>
    public void Add(DocumentFixture given)
    {
        var body = Body(("name", given.Name), ("content", given.Content));
        Issue.Require("the document", documents.Check(body, now));
        if (given.Type is not ("text" or "file"))
        {
            throw new FormatException($"there is no type {given.Type}; text and file are");
        }

        documents.Add(given.Id!.Value, body, given.Type, Past(given.CreatedAt));
    }

    /// <exception cref="FormatException">It is not valid.</exception>
    public void Add(AvatarFixture given)
    {
        var body = Body(
            ("name", given.Name),
            ("referenceImage", "https://example.com/portrait.png"),
            ("personality", given.Personality),
            ("voice", JsonNode.Parse((given.Voice ?? UsualVoice).GetRawText())),
            ("startScript", given.StartScript),
            ("documentIds", new JsonArray([.. given.DocumentIds.Select(id => JsonValue.Create(id))])));
        Issue.Require("the avatar", avatars.Check("POST /v1/avatars", body, now));
        var added = avatars.Add(given.Id!.Value, body, Past(given.CreatedAt));
        world.Avatars.Change(added.Id, (avatar, _) => avatar with { Preparation = StateOf(given.Status) });
    }

    /// <exception cref="FormatException">It is not valid.</exception>
    public void Add(SessionFixture given)
    {
        var body = Body(
            ("model", AvatarVideoEndpoint.Model),
            ("avatar", JsonNode.Parse((given.Avatar ?? UsualAvatar).GetRawText())),
            ("startScript", given.StartScript),
            ("tools", given.Tools is { } tools ? JsonNode.Parse(tools.GetRawText()) : null));
        Issue.Require("the session", sessions.Check(body, now));
        var made = sessions.New(given.Id!.Value, body, now);
        var talk = new PromptDirectives(Duration: TimeSpan.FromSeconds(given.Duration));
        var created = Past(given.CreatedAt ?? (given.Status == Session.Completed ? now - Session.JoinsAfter - talk.Duration!.Value : now));
        made = made with { CreatedAt = created, ReadyAt = created, Directives = new() };
        made = given.Status switch
        {
            Session.NotReady => made with { ReadyAt = now + TaskTimes.Of(options, new()).Queue },
            Session.Ready => made with { ReadyAt = now },
            Session.Running => made with { ReadyAt = now - Session.JoinsAfter, Directives = talk },
            Session.Completed => made with { Directives = talk },
            Session.Failed => made with { Directives = new(Fails: true, FailureCode: given.FailureCode ?? Session.NobodyJoined) },
            Session.Cancelled => made with { StoppedAt = created },
            _ => throw new FormatException($"there is no status {given.Status} of a session"),
        };
        if (given.Status == Session.Completed && !made.HasEndedAt(now))
        {
            throw new FormatException("createdAt is too late for its duration");
        }

        world.Sessions.Add(number => made with { Number = number });
    }

    // Another status than these is shown as long as it would be PROCESSING.
    private Preparation StateOf(string status) => status switch
    {
        Preparation.Ready => new(now, new()),
        Preparation.Failed => new(now, new(Fails: true)),
        Preparation.Processing => new(now + options.TaskDuration, new()),
        _ => new(now + options.TaskDuration, new(StatusWhileRunning: status)),
    };

    private DateTimeOffset Past(DateTimeOffset? createdAt) =>
        createdAt > now ? throw new FormatException("createdAt is in the future") : createdAt ?? now;

    private static JsonElement Body(params (string Name, JsonNode? Value)[] members) =>
        Parse(new JsonObject(members.Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Name, member.Value))).ToJsonString());

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
