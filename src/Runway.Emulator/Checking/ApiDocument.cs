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
        var requests = new Dictionary<string, CreateOperation>(StringComparer.Ordinal);
        foreach (var path in root.GetProperty("paths").EnumerateObject())
        {
            foreach (var method in path.Value.EnumerateObject())
            {
                var body = BodySchema(method.Value);
                if (body.TryMember("x-runway-models", out var models))
                {
                    creates.Add(path.Name, CreateOperation.WithModels(body, models));
                }
                else if (body.TryMember("x-runway-rule", out var rule))
                {
                    requests.Add($"{method.Name.ToUpperInvariant()} {path.Name}", CreateOperation.WithRule(body, rule));
                }
            }
        }

        (Creates, Requests) = (creates, requests);
    }

    /// <summary>The embedded document.</summary>
    public static ApiDocument Embedded => Committed.Value;

    /// <summary>The operations that create tasks, by path; their bodies have rules for each model.</summary>
    public IReadOnlyDictionary<string, CreateOperation> Creates { get; }

    /// <summary>The requests that name no model, by method and path: <c>POST /v1/routers</c>. Each has one rule.</summary>
    public IReadOnlyDictionary<string, CreateOperation> Requests { get; }

    /// <summary>The schema of the body of a POST request to a path.</summary>
    public bool TryBody(string path, out JsonElement schema)
    {
        schema = _root.GetProperty("paths").TryGetProperty(path, out var item) && item.TryGetProperty("post", out var post) ? BodySchema(post) : default;
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

    private JsonElement BodySchema(JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body)
        && Resolve(body).TryGetProperty("content", out var content)
        && content.TryGetProperty("application/json", out var json)
        && json.TryGetProperty("schema", out var schema)
            ? Resolve(schema)
            : default;
}
