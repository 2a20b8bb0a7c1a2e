using System.Text.Json;
using System.Text.Json.Nodes;
using Runway.Files;

namespace Runway.Rest;

/// <summary>A successful response.</summary>
/// <param name="StatusCode">The HTTP status code, 200 to 299.</param>
/// <param name="MediaType">The media type of the body, or null.</param>
/// <param name="Body">The body; may be empty.</param>
internal sealed record RestResponse(int StatusCode, string? MediaType, ReadOnlyMemory<byte> Body)
{
    /// <summary>The created task, or null.</summary>
    internal string? CreatedId { get; init; }

    /// <summary>The body as JSON; null when there is none.</summary>
    /// <exception cref="RunwayException">It is not JSON.</exception>
    public JsonElement? ToJson()
    {
        if (Body.IsEmpty)
        {
            return CreatedId is { } created ? Created(created) : null;
        }

        try
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
        catch (JsonException) when (CreatedId is { } id)
        {
            return Created(id);
        }
        catch (JsonException e)
        {
            throw new RunwayException(
                RunwayErrors.UnexpectedResponse,
                $"The service answered {StatusCode} with {MediaType ?? "a body"} that is not JSON.",
                innerException: e)
            {
                Case = ErrorCase.ResponseNotJson,
                StatusCode = StatusCode,
            };
        }
    }

    /// <summary>Writes the body to a file, atomically.</summary>
    /// <exception cref="RunwayException">The file exists, or cannot be written.</exception>
    public async Task<FileInfo> SaveAsync(string path, bool overwrite)
    {
        try
        {
            using var part = new PartFile(path);
            await part.Open(resume: false).WriteAsync(Body).ConfigureAwait(false);
            return part.Complete(path, overwrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or RunwayException)
        {
            throw new RunwayException(RunwayErrors.FileNotWritable, $"The answer came, and could not be written to '{path}'. {(e.InnerException ?? e).Message}", "Check free space and permissions of the folder. Do not repeat what changes or costs something only for its answer.", e);
        }
    }

    // The rest of the response cannot be read, but the task was paid for.
    private static JsonElement Created(string id)
    {
        using var document = JsonDocument.Parse(new JsonObject { ["id"] = id }.ToJsonString());
        return document.RootElement.Clone();
    }
}
