using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Runway.Emulator.Tests.Support;

/// <summary>
/// What the API document says of the answers of an operation, as a plain JSON Schema for JsonSchema.Net. Members that the document
/// does not know are refused here, so that the emulator invents none.
/// </summary>
internal sealed class ResponseSchema
{
    private static readonly JsonObject Document = Read();

    private readonly JsonSchema _schema;

    private ResponseSchema(JsonObject schema)
    {
        var closed = Closed(schema).AsObject();
        closed["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        _schema = JsonSchema.FromText(closed.ToJsonString());
    }

    /// <summary>The schema of an answer.</summary>
    /// <param name="operation">Method and path: <c>get /v1/workflows</c>.</param>
    /// <param name="status">The status code.</param>
    public static ResponseSchema Of(string operation, string status = "200")
    {
        var (method, path) = (operation.Split(' ')[0], operation.Split(' ')[1]);
        return new(Document["paths"]![path]![method]!["responses"]![status]!["content"]!["application/json"]!["schema"]!.AsObject());
    }

    /// <summary>Fails where an answer does not fit.</summary>
    public void Require(JsonElement answer)
    {
        var result = _schema.Evaluate(answer, new() { OutputFormat = OutputFormat.List });
        var wrong = (result.Details ?? []).Where(d => d.Errors is not null).SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Key} {e.Value}"));
        Assert.True(result.IsValid, $"{string.Join('\n', wrong)}\n{answer}");
    }

    private static JsonNode Closed(JsonNode node)
    {
        switch (node)
        {
            case JsonArray list:
                return new JsonArray([.. list.Select(entry => entry is null ? null : Closed(entry))]);
            case JsonObject schema:
                if (schema["$ref"]?.GetValue<string>() is { } reference)
                {
                    return Closed(Document["components"]!["schemas"]![reference.Split('/')[^1]]!);
                }

                var result = new JsonObject();
                foreach (var (keyword, value) in schema)
                {
                    if (keyword == "properties")
                    {
                        result[keyword] = new JsonObject(value!.AsObject().Select(m => KeyValuePair.Create<string, JsonNode?>(m.Key, Closed(m.Value!))));
                    }
                    else if (keyword == "x-extensible-enum")
                    {
                        result["enum"] = value!.DeepClone();
                    }
                    else if (!keyword.StartsWith("x-", StringComparison.Ordinal))
                    {
                        result[keyword] = value is null ? null : Closed(value);
                    }
                }

                if (result.ContainsKey("properties"))
                {
                    result.TryAdd("additionalProperties", false);
                }

                return result;
            default:
                return node.DeepClone();
        }
    }

    private static JsonObject Read()
    {
        using var stream = typeof(RunwayEmulator).Assembly.GetManifestResourceStream("runway.openapi.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
