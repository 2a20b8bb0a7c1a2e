using System.Net;
using System.Text.Json;
using Runway.Emulator.Http;

namespace Runway.Emulator.RunwayAI;

/// <summary>Reads the parameters of an operation from the query or the body and checks them.</summary>
internal static class ArgumentReader
{
    /// <exception cref="RefusedException">A parameter is missing, unknown, of the wrong type or in the wrong part of the request.</exception>
    public static async Task<Arguments> ReadAsync(
        HttpRequestMessage request, IReadOnlyList<ParameterDefinition> parameters, CancellationToken cancellation)
    {
        var query = FromQuery(request.RequestUri!.Query);
        var body = await FromBodyAsync(request.Content, cancellation).ConfigureAwait(false);
        if (request.Method == HttpMethod.Post && query.Count > 0)
        {
            throw Bad("The parameters of a POST belong into its body, not into its query.");
        }

        if (request.Method == HttpMethod.Post && body is null)
        {
            throw Bad("The body must be a JSON object with the parameters.");
        }

        if (request.Method == HttpMethod.Get && body is not null)
        {
            throw Bad("The parameters of a GET belong into its query, not into a body.");
        }

        if (query.Count > 0 && body is not null)
        {
            throw Bad("The parameters must be in the query or in the body, not in both.");
        }

        return new Arguments(Checked(body ?? query, parameters));
    }

    private static Dictionary<string, JsonElement> Checked(List<KeyValuePair<string, JsonElement>> given, IReadOnlyList<ParameterDefinition> parameters)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in given)
        {
            var parameter = parameters.FirstOrDefault(one => one.Name == name)
                ?? throw Bad($"This operation has no parameter {name}.");
            if (parameter.Problem(value) is { } problem)
            {
                throw Bad($"The parameter {name} {problem}.");
            }

            if (!values.TryAdd(name, value))
            {
                throw Bad($"The parameter {name} is given twice.");
            }
        }

        return parameters.FirstOrDefault(one => one.IsRequired && !values.ContainsKey(one.Name)) is { } missing
            ? throw Bad($"The parameter {missing.Name} is missing.")
            : values;
    }

    private static List<KeyValuePair<string, JsonElement>> FromQuery(string query) =>
    [
        .. query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
        {
            var (name, value) = pair.IndexOf('=') is var at and >= 0 ? (pair[..at], pair[(at + 1)..]) : (pair, string.Empty);
            return KeyValuePair.Create(Plain(name), JsonSerializer.SerializeToElement(Plain(value)));
        }),
    ];

    private static string Plain(string escaped) => Uri.UnescapeDataString(escaped.Replace('+', ' '));

    private static async Task<List<KeyValuePair<string, JsonElement>>?> FromBodyAsync(HttpContent? content, CancellationToken cancellation)
    {
        var bytes = content is null ? [] : await content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        if (bytes.Length == 0)
        {
            return null;
        }

        if (content!.Headers.ContentType?.MediaType != "application/json")
        {
            throw Bad("A body must be sent as application/json.");
        }

        using var document = JsonBody.Parse(bytes);
        return document is { RootElement: { ValueKind: JsonValueKind.Object } root }
            ? [.. root.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value.Clone()))]
            : throw Bad("The body must be a JSON object with the parameters.");
    }

    private static RefusedException Bad(string message) => new(HttpStatusCode.BadRequest, message);
}
