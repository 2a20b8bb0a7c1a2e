using System.Text.Json;
using System.Text.Json.Serialization;
using Runway.Emulator.Fixtures;

namespace Runway.Emulator;

/// <summary>
/// What an emulator has at its start: tasks, workflows and their runs, routers, avatars and what belongs to them, and the linked
/// workspace, with known ids and statuses. docs/fixtures.md describes the JSON format.
/// </summary>
public sealed class EmulatorFixtures
{
    /// <summary>A description of the JSON format.</summary>
    public static string Form => """
        Fixtures are JSON. Every list and every member but those with * may be absent:
          { "tasks": [ { "id"*, "operation": "text_to_image", "request": { the body }, "status": "SUCCEEDED", "failureCode", "createdAt" } ],
            "workflows": [ { "id"* (of the version), "name"*, "version": 1, "description", "createdAt", "graph" } ],
            "invocations": [ { "id"*, "workflow"* (id of a version), "nodeOutputs", "status": "SUCCEEDED", "failureCode", "createdAt" } ],
            "routers": [ { "id"*, "slug"*, "name", "description", "settings", "createdAt",
                           "requests": [ { "status": "routed", "model", "provider", "reasonCode", "estimatedCredits", "taskId", "createdAt" } ] } ],
            "voices": [ { "id"*, "name"*, "description", "status": "READY", "createdAt" } ],
            "documents": [ { "id"*, "name"*, "content", "type": "text", "createdAt" } ],
            "avatars": [ { "id"*, "name"*, "personality", "voice", "startScript", "documentIds": [], "status": "READY", "createdAt" } ],
            "sessions": [ { "id"*, "avatar", "startScript", "tools", "duration": 30, "status": "COMPLETED", "failureCode", "createdAt" } ],
            "auditLogs": [ { "eventId"*, "timestamp"*, "action"*, and the other members of an entry } ],
            "workspaceUsage": [ { "timestamp"*, "credits"*, "email", "workspaceId", "workspaceName", "tool" } ],
            "workspaceEntries": 5000 (links a workspace with generated entries),
            "models": [ names of further models for routers, which do everything and are chosen last ],
            "cursors": [ further cursors of lists, which mean the first page ] }
        Ids are UUIDs. What has not ended continues from its status.
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new TimeWithOffset() },
    };

    private EmulatorFixtures(FixtureFile file) => File = file;

    internal FixtureFile File { get; }

    /// <summary>Parses fixtures in JSON; see <see cref="Form"/>.</summary>
    /// <exception cref="FormatException">It is not JSON, has an unknown member, or an entry is not valid.</exception>
    public static EmulatorFixtures Parse(string json)
    {
        try
        {
            var file = JsonSerializer.Deserialize<FixtureFile>(json, Json) ?? throw new FormatException("The fixtures are null.");
            return file.Problem() is { } problem ? throw new FormatException($"The fixtures: {problem}.") : new(file);
        }
        catch (JsonException e)
        {
            throw new FormatException($"The fixtures cannot be read: {Describe(e)}", e);
        }
    }

    // The messages of the serializer name types of the emulator.
    private static string Describe(JsonException error)
    {
        var at = error.Path is { Length: > 2 } path ? path[2..] : "the file";
        return error switch
        {
            { InnerException: JsonException } => $"it is not JSON at line {error.LineNumber + 1}.",
            _ when error.Message.Contains("could not be mapped", StringComparison.Ordinal) => $"{at} is not a known member.",
            _ => $"{at} does not have the form of docs/fixtures.md: ids are UUIDs, times are dates with an offset.",
        };
    }

    /// <summary>Reads fixtures from a file.</summary>
    /// <exception cref="FormatException">As for <see cref="Parse"/>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static EmulatorFixtures Load(string path) => Parse(System.IO.File.ReadAllText(path));
}
