using System.Net;

namespace Runway.Emulator.RunwayAI;

/// <summary>Checks the key of a request, and refuses keys of the other service.</summary>
internal sealed class KeyCheck(RunwayAIEmulatorOptions options)
{
    // The prefix of the keys of Runway's API.
    private const string RunwayKey = "key_";

    private readonly string _expected = options.KeyScheme.Length == 0 ? options.Key : $"{options.KeyScheme} {options.Key}";

    /// <summary>Whether a header, after its scheme, or a value in the query has the prefix of the keys of Runway's API.</summary>
    public static bool HasRunwayKey(HttpRequestMessage request) =>
        request.Headers.SelectMany(header => header.Value).Any(value => IsRunwayKey(value.Split(' ')[^1]))
        || request.RequestUri!.Query.Split('&', '=').Any(IsRunwayKey);

    public static bool IsRunwayKey(string value) => value.StartsWith(RunwayKey, StringComparison.OrdinalIgnoreCase);

    public static RefusedException WrongService() =>
        new(HttpStatusCode.Unauthorized, "This is a key of another service and should not have been sent here.");

    public bool HasKeyHeader(HttpRequestMessage request) => request.Headers.Contains(options.KeyHeader);

    /// <exception cref="RefusedException">The key is missing, wrong or of the other service.</exception>
    public void Check(HttpRequestMessage request)
    {
        if (HasRunwayKey(request))
        {
            throw WrongService();
        }

        if (!request.Headers.TryGetValues(options.KeyHeader, out var values) || values.ToList() is not [var value] || value != _expected)
        {
            throw new RefusedException(HttpStatusCode.Unauthorized, "The API key is missing or not valid.");
        }
    }
}
