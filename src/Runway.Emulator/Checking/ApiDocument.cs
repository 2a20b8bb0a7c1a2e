using System.Text.Json;
using Runway.Emulator.Media;

namespace Runway.Emulator.Checking;

/// <summary>The reconciled OpenAPI document, as far as requests are checked against it.</summary>
internal sealed class ApiDocument
{
    private static readonly Lazy<ApiDocument> Committed =
        new(() => new ApiDocument(JsonDocument.Parse(Asset.Read("runway.openapi.json")).RootElement));

    private readonly JsonElement _root;

    public ApiDocument(JsonElement root)
    {
        _root = root;
        Bodies = root.GetProperty("paths").EnumerateObject()
            .Where(path => BodySchema(path.Value).ValueKind == JsonValueKind.Object)
            .ToDictionary(path => path.Name, path => BodySchema(path.Value), StringComparer.Ordinal);
        Creates = Bodies
            .Where(body => body.Value.TryGetProperty("x-runway-models", out _))
            .ToDictionary(body => body.Key, body => new CreateOperation(body.Value), StringComparer.Ordinal);
    }

    /// <summary>The document this assembly was built with.</summary>
    public static ApiDocument Embedded => Committed.Value;

    /// <summary>Schemas of POST bodies, by path.</summary>
    public IReadOnlyDictionary<string, JsonElement> Bodies { get; }

    /// <summary>The operations that create tasks, by path: those whose body has rules per model.</summary>
    public IReadOnlyDictionary<string, CreateOperation> Creates { get; }

    /// <summary>Follows a schema's $ref, through several if need be.</summary>
    /// <exception cref="InvalidOperationException">The reference leads out of the document.</exception>
    public JsonElement Resolve(JsonElement schema)
    {
        while (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference))
        {
            schema = Find(reference.GetString()!);
        }

        return schema;
    }

    private JsonElement Find(string reference)
    {
        var target = _root;
        foreach (var part in reference.Split('/').Skip(1))
        {
            if (!target.TryGetProperty(part.Replace("~1", "/").Replace("~0", "~"), out target))
            {
                throw new InvalidOperationException($"The API document has no {reference}.");
            }
        }

        return target;
    }

    private JsonElement BodySchema(JsonElement path) =>
        path.TryGetProperty("post", out var post)
        && post.TryGetProperty("requestBody", out var body)
        && Resolve(body).TryGetProperty("content", out var content)
        && content.TryGetProperty("application/json", out var json)
        && json.TryGetProperty("schema", out var schema)
            ? Resolve(schema)
            : default;
}
