using System.Text.Json;
using Runway.Texts;

namespace Runway.Rest;

/// <summary>One request to any path of the API.</summary>
internal sealed record RestCall
{
    private static readonly Dictionary<string, string?> NoQuery = [];

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>The path from <c>/v1/</c>, with or without a query, or an absolute URL of the same host.</summary>
    public required string Path { get; init; }

    /// <summary>Parameters that are added to the query, except those with the value null.</summary>
    public IReadOnlyDictionary<string, string?> Query { get; init; } = NoQuery;

    /// <summary>The body, or null.</summary>
    public JsonElement? Body { get; init; }

    /// <summary>Whether it is idempotent, so that it may be sent again when its response was lost: GET and DELETE.</summary>
    internal bool IsRepeatable => Method == HttpMethod.Get || Method == HttpMethod.Head || Method == HttpMethod.Delete;

    /// <summary>Method and path, for messages.</summary>
    public override string ToString() => $"{Method} {Redaction.Redact(Path.Split('?')[0])}";
}
