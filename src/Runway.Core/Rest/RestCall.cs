using System.Text.Json;

namespace Runway;

/// <summary>One request to any path of the API.</summary>
public sealed record RestCall
{
    private static readonly Dictionary<string, string?> NoQuery = [];

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>The path, from <c>/v1/</c> on and with a query or without; or the whole address, of the same host.</summary>
    public required string Path { get; init; }

    /// <summary>What is added to the query; a value of null leaves its name out.</summary>
    public IReadOnlyDictionary<string, string?> Query { get; init; } = NoQuery;

    /// <summary>The body; null for none.</summary>
    public JsonElement? Body { get; init; }

    /// <summary>Whether it may be sent again when its answer was lost: reading and deleting twice does no harm.</summary>
    internal bool IsRepeatable => Method == HttpMethod.Get || Method == HttpMethod.Head || Method == HttpMethod.Delete;

    /// <summary>Method and path, for messages.</summary>
    public override string ToString() => $"{Method} {Redaction.Redact(Path.Split('?')[0])}";
}
