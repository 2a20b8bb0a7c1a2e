using System.Net;
using System.Text.Json;
using Runway.Emulator.Avatars;
using Runway.Emulator.Checking;
using Runway.Emulator.Http;

namespace Runway.Emulator.Serving;

/// <summary>Lists, creates, reads, changes and deletes documents.</summary>
internal sealed class DocumentEndpoints(AvatarWorld world, ApiDocument document, BodyChecker checker, AvatarWriter avatars, IReadOnlyList<string> cursors)
{
    private const string All = "/v1/documents";
    private const string One = "/v1/documents/{id}";

    public IEnumerable<Route> Routes =>
    [
        new("GET", All, List),
        new("POST", All, Create),
        new("GET", One, call => world.Documents.Find(call.Id) is { } found ? Answer(found, call) : NoDocument()),
        new("PATCH", One, Change),
        new("DELETE", One, call => Guid.TryParse(call.Id, out var id) && world.DeleteDocument(id) ? Responses.Empty(HttpStatusCode.NoContent) : NoDocument()),
    ];

    /// <summary>The issues of a body.</summary>
    public IReadOnlyList<Issue> Check(JsonElement body, DateTimeOffset now) => checker.Check(document.Requests["POST " + All], body, now);

    /// <summary>Adds the document of a checked body.</summary>
    public KnowledgeDocument Add(Guid id, JsonElement body, string type, DateTimeOffset now) =>
        world.Documents.Add(number => new(id, number, number, body.Text("name")!, type, body.Text("content")!, now, now));

    private HttpResponseMessage List(ApiCall call)
    {
        var issues = new List<Issue>();
        var query = new Query(call.Address);
        var page = PageRequest.Read(query, cursors, issues);
        var byChange = OneOf(query, "sort", "createdAt", "updatedAt", issues) == "updatedAt";
        var sign = OneOf(query, "order", "desc", "asc", issues) == "asc" ? -1 : 1;
        if (issues.Count > 0)
        {
            return Responses.InvalidQuery(issues);
        }

        var sorted = world.Documents.All
            .Select(entry => (Number: sign * (byChange ? entry.Entry.Changed : entry.Number), entry.Entry))
            .OrderByDescending(entry => entry.Number);
        return page.Answer(sorted, (json, found) => Write(json, found, call, withContent: false));
    }

    private HttpResponseMessage Create(ApiCall call)
    {
        var issues = Check(call.Body, call.Now);
        return issues.Count > 0 ? Responses.Invalid(issues) : Answer(Add(Guid.NewGuid(), call.Body, "text", call.Now), call);
    }

    private HttpResponseMessage Change(ApiCall call)
    {
        if (world.Documents.Find(call.Id) is not { } found)
        {
            return NoDocument();
        }

        var issues = checker.Check(document.Requests["PATCH " + One], call.Body, call.Now);
        if (issues.Count > 0)
        {
            return Responses.Invalid(issues);
        }

        var changed = world.Documents.Change(found.Id, (old, number) => old with
        {
            Name = call.Body.Text("name") ?? old.Name,
            Content = call.Body.Text("content") ?? old.Content,
            Changed = number,
            UpdatedAt = call.Now,
        });
        return changed is null ? NoDocument() : Responses.Empty(HttpStatusCode.NoContent);
    }

    private static string OneOf(Query query, string name, string usual, string other, List<Issue> issues)
    {
        var value = query[name] ?? usual;
        if (value != usual && value != other)
        {
            issues.Add(Issue.NotAllowed(JsonLocation.Body.Member(name), [usual, other]));
        }

        return value;
    }

    private HttpResponseMessage Answer(KnowledgeDocument found, ApiCall call) => Responses.Json(HttpStatusCode.OK, json => Write(json, found, call, withContent: true));

    private void Write(Utf8JsonWriter json, KnowledgeDocument found, ApiCall call, bool withContent)
    {
        json.WriteString("id", found.Id);
        json.WriteString("name", found.Name);
        json.WriteString("type", found.Type);
        json.WriteStartArray("usedBy");
        foreach (var (_, avatar) in world.Avatars.All.Where(entry => entry.Entry.DocumentIds.Contains(found.Id)))
        {
            json.WriteStartObject();
            json.WriteString("id", avatar.Id);
            json.WriteString("name", avatar.Name);
            json.WriteString("imageUrl", avatars.PictureOf(avatar, call));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("createdAt", IsoTime.Text(found.CreatedAt));
        json.WriteString("updatedAt", IsoTime.Text(found.UpdatedAt));
        if (withContent)
        {
            json.WriteString("content", found.Content);
        }
    }

    private static HttpResponseMessage NoDocument() => Responses.Error(HttpStatusCode.NotFound, "Could not find document");
}
