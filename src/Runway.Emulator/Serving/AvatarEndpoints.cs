using System.Net;
using System.Text.Json;
using Runway.Emulator.Avatars;
using Runway.Emulator.Checking;
using Runway.Emulator.Http;

namespace Runway.Emulator.Serving;

/// <summary>Lists, creates, reads, changes and deletes avatars.</summary>
internal sealed class AvatarEndpoints(
    RunwayEmulatorOptions options, AvatarWorld world, ApiDocument document, BodyChecker checker, AvatarRules rules, AvatarWriter writer, IReadOnlyList<string> cursors)
{
    private const string All = "/v1/avatars";
    private const string One = "/v1/avatars/{id}";

    public IEnumerable<Route> Routes =>
    [
        new("GET", All, List),
        new("POST", All, Create),
        new("GET", One, call => world.Avatars.Find(call.Id) is { } avatar ? Answer(avatar, call) : NoAvatar()),
        new("PATCH", One, Change),
        new("DELETE", One, call => Guid.TryParse(call.Id, out var id) && world.Avatars.Remove(id) ? Responses.Empty(HttpStatusCode.NoContent) : NoAvatar()),
    ];

    /// <summary>The issues of a body.</summary>
    public IReadOnlyList<Issue> Check(string request, JsonElement body, DateTimeOffset now)
    {
        var issues = checker.Check(document.Requests[request], body, now).ToList();
        if (issues.Count == 0)
        {
            rules.CheckVoice(body, now, issues);
            rules.CheckDocuments(body, issues);
        }

        return issues;
    }

    /// <summary>Adds the avatar of a checked body.</summary>
    public Avatar Add(Guid id, JsonElement body, DateTimeOffset now) => world.Avatars.Add(number => new()
    {
        Id = id,
        Number = number,
        Name = body.Text("name")!,
        Personality = body.Text("personality")!,
        Voice = AvatarRules.VoiceOf(body.GetProperty("voice")),
        StartScript = body.Text("startScript"),
        DocumentIds = DocumentsOf(body) ?? [],
        ImageProcessing = body.Text("imageProcessing") ?? "optimize",
        CreatedAt = now,
        UpdatedAt = now,
        Preparation = Preparation.Begin(options, now, body.Text("name"), body.Text("personality")),
    });

    private HttpResponseMessage List(ApiCall call)
    {
        var issues = new List<Issue>();
        var page = PageRequest.Read(new(call.Address), cursors, issues);
        return issues.Count > 0 ? Responses.InvalidQuery(issues) : page.Answer(world.Avatars.All, (json, avatar) => writer.Write(json, avatar, call));
    }

    private HttpResponseMessage Create(ApiCall call)
    {
        var issues = Check("POST " + All, call.Body, call.Now);
        return issues.Count > 0 ? Responses.Invalid(issues) : Answer(Add(Guid.NewGuid(), call.Body, call.Now), call);
    }

    private HttpResponseMessage Change(ApiCall call)
    {
        if (world.Avatars.Find(call.Id) is not { } avatar)
        {
            return NoAvatar();
        }

        var issues = Check("PATCH " + One, call.Body, call.Now);
        if (issues.Count > 0)
        {
            return Responses.Invalid(issues);
        }

        if (call.Body.TryGetProperty("referenceImage", out _) && avatar.Preparation.IsUnderWayAt(call.Now))
        {
            return Responses.Error(HttpStatusCode.Conflict, "The picture cannot be changed while this avatar is processed.");
        }

        return world.Avatars.Change(avatar.Id, (found, _) => With(found, call.Body, call.Now)) is { } changed ? Answer(changed, call) : NoAvatar();
    }

    // What is left out stays. Another picture, and another way to prepare it, are prepared anew.
    private Avatar With(Avatar avatar, JsonElement body, DateTimeOffset now)
    {
        var changed = avatar with
        {
            Name = body.Text("name") ?? avatar.Name,
            Personality = body.Text("personality") ?? avatar.Personality,
            Voice = body.TryGetProperty("voice", out var voice) ? AvatarRules.VoiceOf(voice) : avatar.Voice,
            StartScript = body.TryGetProperty("startScript", out var script) ? script.GetString() : avatar.StartScript,
            DocumentIds = DocumentsOf(body) ?? avatar.DocumentIds,
            ImageProcessing = body.Text("imageProcessing") ?? avatar.ImageProcessing,
            UpdatedAt = now,
        };
        var hasPicture = body.TryGetProperty("referenceImage", out _);
        return hasPicture || changed.ImageProcessing != avatar.ImageProcessing
            ? changed with { PicturesBefore = avatar.PicturesBefore + (hasPicture ? 1 : 0), Preparation = Preparation.Begin(options, now, changed.Name, changed.Personality) }
            : changed;
    }

    private static Guid[]? DocumentsOf(JsonElement body) =>
        body.TryGetProperty("documentIds", out var ids) ? [.. ids.EnumerateArray().Select(id => Guid.Parse(id.GetString()!))] : null;

    private HttpResponseMessage Answer(Avatar avatar, ApiCall call) => Responses.Json(HttpStatusCode.OK, json => writer.Write(json, avatar, call));

    private static HttpResponseMessage NoAvatar() => Responses.Error(HttpStatusCode.NotFound, "Could not find avatar");
}
