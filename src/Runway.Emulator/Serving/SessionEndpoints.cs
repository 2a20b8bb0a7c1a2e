using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Runway.Emulator.Account;
using Runway.Emulator.Avatars;
using Runway.Emulator.Checking;
using Runway.Emulator.Http;
using Runway.Emulator.Tasks;

namespace Runway.Emulator.Serving;

/// <summary>Starts, reads and ends live sessions.</summary>
internal sealed class SessionEndpoints(
    RunwayEmulatorOptions options, AvatarWorld world, ApiDocument document, BodyChecker checker, AvatarRules rules, CreditAccount account, RequestStatistics statistics)
{
    private const string All = "/v1/realtime_sessions";
    private const string One = "/v1/realtime_sessions/{id}";
    private const int UsualSeconds = 300;

    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);

    public IEnumerable<Route> Routes =>
    [
        new("POST", All, Start),
        new("GET", One, call => world.Sessions.Find(call.Id) is { } session ? Responses.Json(HttpStatusCode.OK, json => Write(json, session, call.Now)) : NoSession()),
        new("DELETE", One, Stop),
    ];

    /// <summary>The issues of a body.</summary>
    public IReadOnlyList<Issue> Check(JsonElement body, DateTimeOffset now)
    {
        var issues = checker.Check(document.Requests["POST " + All], body, now).ToList();
        if (issues.Count == 0)
        {
            rules.CheckAvatar(body, now, issues);
        }

        return issues;
    }

    /// <summary>The session of a checked body, without a number.</summary>
    public Session New(Guid id, JsonElement body, DateTimeOffset now)
    {
        var avatar = AvatarRules.AvatarOf(body.GetProperty("avatar"));
        var own = avatar.AvatarId is { } ownId ? world.Avatars.Find(ownId) : null;
        var script = body.Text("startScript") ?? own?.StartScript;
        return new()
        {
            Id = id,
            Number = 0,
            Avatar = avatar,
            Name = own?.Name ?? AvatarChoice.NameOf(avatar.PresetId!),
            MaxSeconds = (int)(body.Number("maxDuration") ?? UsualSeconds),
            StartScript = script,
            Tools = body.TryGetProperty("tools", out var tools) ? JsonNode.Parse(tools.GetRawText())!.AsArray() : [],
            Directives = PromptDirectives.Parse($"{body.Text("personality") ?? own?.Personality} {script}"),
            CreatedAt = now,
            ReadyAt = now + TaskTimes.Of(options, new()).Queue,
        };
    }

    private HttpResponseMessage Start(ApiCall call)
    {
        var issues = Check(call.Body, call.Now);
        if (issues.Count > 0)
        {
            return Responses.Invalid(issues);
        }

        var made = New(Guid.NewGuid(), call.Body, call.Now);
        var admission = account.Admit(AvatarVideoEndpoint.Model, made.Credits, call.Now);
        if (admission != Admission.Accepted)
        {
            return Refusals.Of(admission);
        }

        var session = world.Sessions.Add(number => made with { Number = number });
        statistics.NoteAccepted(new(session.Id.ToString(), "realtime_sessions", call.Body.Text("personality") ?? string.Empty, call.Now));
        return Responses.Json(HttpStatusCode.OK, json => json.WriteString("id", session.Id));
    }

    // What has ended stays as it is; what was not talked is paid back.
    private HttpResponseMessage Stop(ApiCall call)
    {
        if (world.Sessions.Find(call.Id) is not { } session)
        {
            return NoSession();
        }

        if (!session.HasEndedAt(call.Now))
        {
            var stopped = world.Sessions.Change(session.Id, (found, _) => found with { StoppedAt = found.StoppedAt ?? call.Now })!;
            account.Refund(AvatarVideoEndpoint.Model, session.Credits - stopped.Credits, call.Now);
        }

        return Responses.Empty(HttpStatusCode.NoContent);
    }

    private void Write(Utf8JsonWriter json, Session session, DateTimeOffset now)
    {
        var status = session.StatusAt(now);
        json.WriteString("id", session.Id);
        json.WriteString("createdAt", IsoTime.Text(session.CreatedAt));
        json.WriteString("status", status);
        switch (status)
        {
            case Session.NotReady:
                json.WriteBoolean("queued", false);
                break;
            case Session.Ready:
                json.WriteString("expiresAt", IsoTime.Text(session.ExpiresAt));
                json.WriteString("sessionKey", KeyOf(session));
                break;
            case Session.Completed:
                json.WriteNumber("duration", session.Seconds);
                break;
            case Session.Failed:
                json.WriteString("failure", FailureText.For(session.FailureCode));
                json.WriteString("failureCode", session.FailureCode ?? "INTERNAL");
                break;
        }
    }

    // It has the form of a JSON Web Token, and nothing takes it.
    private string KeyOf(Session session)
    {
        var head = Part(Encoding.UTF8.GetBytes("""{"alg":"HS256","typ":"JWT"}"""));
        var claims = Part(Encoding.UTF8.GetBytes($$"""{"sub":"{{session.Id}}","exp":{{session.ExpiresAt.ToUnixTimeSeconds()}}}"""));
        return $"{head}.{claims}.{Part(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(head + "." + claims)))}";
    }

    private static string Part(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static HttpResponseMessage NoSession() => Responses.Error(HttpStatusCode.NotFound, "Could not find session");
}
