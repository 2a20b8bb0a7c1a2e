using Runway.Generated.Models;

namespace Runway.Generated;

/// <summary>
/// The service refused a request, or its response could not be read. With a status code from 200 to 299 the service has accepted
/// the request and only the response is lost: a create must not be sent again. Kiota's own exception, which is never thrown
/// here, does not keep the text and headers of a response that is not JSON.
/// </summary>
internal sealed class ResponseException : Exception
{
    internal ResponseException(string message, HttpResponseMessage response, string? text, Exception? innerException = null)
        : base(message, innerException)
    {
        StatusCode = (int)response.StatusCode;
        Response = text;
        var headers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
            headers[name] = [.. values];
        Headers = headers;
    }

    /// <summary>The HTTP status code.</summary>
    public int StatusCode { get; }

    /// <summary>The body as text, JSON or not; null when it was interrupted.</summary>
    public string? Response { get; }

    /// <summary>All headers of the response and its body; names are case-insensitive.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; }

    /// <summary>Whether the body is a web page, which no response of the API is.</summary>
    public bool IsWebPage => Headers.TryGetValue("Content-Type", out var types) && types.Any(t => t.StartsWith("text/html", StringComparison.OrdinalIgnoreCase));

    /// <summary>The body as a JSON object with an error message; null when it is anything else, such as a gateway's HTML page.</summary>
    public ErrorResponse? Error { get; init; }
}
