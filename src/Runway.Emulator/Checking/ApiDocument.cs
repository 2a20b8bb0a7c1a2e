using System.Text.Json;
using Runway.Emulator.Media;

namespace Runway.Emulator.Checking;

/// <summary>The parts of the reconciled OpenAPI document that are needed to check requests.</summary>
internal sealed class ApiDocument
{
    private static readonly Lazy<ApiDocument> Committed =
        new(() => new ApiDocument(JsonDocument.Parse(Asset.Read("runway.openapi.json")).RootElement));

    private readonly JsonElement _root;

    public ApiDocument(JsonElement root)
    {
        _root = root;
        var creates = new Dictionary<string, CreateOperation>(StringComparer.Ordinal);
        foreach (var path in root.GetProperty("paths").EnumerateObject())
        {
            if (BodySchema(path.Value) is var body && body.TryMember("x-runway-models", out _))
            {
                creates.Add(path.Name, new CreateOperation(body));
            }
        }

        Creates = creates;
    }

    /// <summary>The embedded document.</summary>
    public static ApiDocument Embedded => Committed.Value;

    /// <summary>The operations that create tasks, by path; their bodies have rules for each model.</summary>
    public IReadOnlyDictionary<string, CreateOperation> Creates { get; }

    /// <summary>The schema of the body of a POST request to a path.</summary>
    public bool TryBody(string path, out JsonElement schema)
    {
        schema = _root.GetProperty("paths").TryGetProperty(path, out var item) ? BodySchema(item) : default;
        return schema.ValueKind == JsonValueKind.Object;
    }

    /// <summary>Resolves a schema's $ref, recursively.</summary>
    /// <exception cref="InvalidOperationException">The reference is not in the document.</exception>
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
