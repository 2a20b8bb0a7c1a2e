using System.Globalization;
using System.Net;
using Runway.Emulator.Avatars;
using Runway.Emulator.Checking;
using Runway.Emulator.Http;
using Runway.Emulator.Media;
using Runway.Emulator.Tasks;

namespace Runway.Emulator.Serving;

/// <summary>Lists, reads and deletes what live sessions leave behind, and counts them by day.</summary>
internal sealed class ConversationEndpoints(AvatarWorld world, ConversationWriter writer, IReadOnlyList<string> cursors)
{
    private const string All = "/v1/avatar_conversations";
    private const string One = "/v1/avatar_conversations/{id}";
    private const int UsualLimit = 20;
    private const int MostDays = 90;

    public IEnumerable<Route> Routes =>
    [
        new("GET", "/v1/avatar_usage", Usage),
        new("GET", All, List),
        new("GET", One, call => Find(call.Id) is { } session ? Responses.Json(HttpStatusCode.OK, json => writer.WriteWhole(json, session, call)) : NoConversation()),
        new("DELETE", One, Delete),
    ];

    /// <summary>What the recording of a session shows; null where there is none.</summary>
    public static TaskPlan? OutputOf(Session? session) => session is { IsForgotten: false }
        ? new(AvatarVideoEndpoint.Model, session.Name, -1, MediaFormat.Mp4, 0, 0, Math.Max(1, session.Seconds), 1, 0)
        : null;

    private HttpResponseMessage List(ApiCall call)
    {
        var issues = new List<Issue>();
        var query = new Query(call.Address);
        var page = PageRequest.Read(query, cursors, issues, UsualLimit);
        var (from, before) = (QueryTime.Read(query, "startDate", false, issues), QueryTime.Read(query, "endDate", false, issues));
        Guid? avatar = Guid.TryParse(query["avatar"], out var id) ? id : null;
        if (query["avatar"] is not null && avatar is null)
        {
            issues.Add(Issue.WrongFormat(JsonLocation.Body.Member("avatar"), "uuid", "Expected a UUID."));
        }

        return issues.Count > 0
            ? Responses.InvalidQuery(issues)
            : page.Answer(
                world.Sessions.All.Where(entry => !entry.Entry.IsForgotten && (avatar is null || entry.Entry.Avatar.AvatarId == avatar)
                    && !(entry.Entry.CreatedAt < from) && !(entry.Entry.CreatedAt >= before)),
                (json, session) => writer.WriteEntry(json, session, call.Now));
    }

    private HttpResponseMessage Delete(ApiCall call)
    {
        if (Find(call.Id) is not { } session)
        {
            return NoConversation();
        }

        world.Sessions.Change(session.Id, (found, _) => found with { IsForgotten = true });
        return Responses.Empty(HttpStatusCode.NoContent);
    }

    // Every day of the span; seconds and the mean only of sessions that somebody joined and that have ended.
    private HttpResponseMessage Usage(ApiCall call)
    {
        var issues = new List<Issue>();
        var query = new Query(call.Address);
        var (from, before) = (QueryTime.Read(query, "startDate", true, issues), QueryTime.Read(query, "endDate", true, issues));
        if (before < from || before - from > TimeSpan.FromDays(MostDays))
        {
            issues.Add(Issue.Custom(JsonLocation.Body.Member("endDate"), $"Expected a time at most {MostDays} days after startDate."));
        }

        if (issues.Count > 0)
        {
            return Responses.InvalidQuery(issues);
        }

        var sessions = world.Sessions.All.Select(entry => entry.Entry).Where(session => session.CreatedAt >= from && session.CreatedAt < before).ToList();
        var measured = sessions.Where(session => session.StatusAt(call.Now) == Session.Completed).ToList();
        return Responses.Json(HttpStatusCode.OK, json =>
        {
            json.WriteNumber("totalSeconds", measured.Sum(session => session.Seconds));
            json.WriteNumber("totalSessions", sessions.Count);
            json.WriteNumber("avgDurationSeconds", measured.Count == 0 ? 0 : (long)Math.Round(measured.Average(session => session.Seconds)));
            json.WriteStartArray("byDay");
            for (var day = from!.Value.UtcDateTime.Date; from < before && day < before.Value.UtcDateTime; day = day.AddDays(1))
            {
                json.WriteStartObject();
                json.WriteString("date", DateOnly.FromDateTime(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                json.WriteNumber("sessions", sessions.Count(session => session.CreatedAt.UtcDateTime.Date == day));
                json.WriteNumber("seconds", measured.Where(session => session.CreatedAt.UtcDateTime.Date == day).Sum(session => session.Seconds));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private Session? Find(string id) => world.Sessions.Find(id) is { IsForgotten: false } session ? session : null;

    private static HttpResponseMessage NoConversation() => Responses.Error(HttpStatusCode.NotFound, "Could not find conversation");
}
