using Runway.Generated.Models;

namespace Runway.Generated;

/// <summary>
/// The service refused a request, or its answer could not be read. With a status from 200 to 299 the service has taken the
/// request, and only its answer is lost: a create must not be sent again then. Kiota has an exception for the same, which keeps
/// neither the text nor the headers of an answer that is no JSON; it is never thrown here.
/// </summary>
internal sealed class AnswerException : Exception
{
    internal AnswerException(string message, HttpResponseMessage response, string? text, Exception? innerException = null)
        : base(message, innerException)
    {
        StatusCode = (int)response.StatusCode;
        Response = text;
        var headers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
            headers[name] = [.. values];
        Headers = headers;
    }

    /// <summary>The HTTP status that was received.</summary>
    public int StatusCode { get; }

    /// <summary>The whole body as text, JSON or not; null when it broke off.</summary>
    public string? Response { get; }

    /// <summary>Every header of the response and its body, by name in any case.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; }

    /// <summary>Whether the body says of itself that it is a web page, which no answer of the API is.</summary>
    public bool IsWebPage => Headers.TryGetValue("Content-Type", out var types) && types.Any(t => t.StartsWith("text/html", StringComparison.OrdinalIgnoreCase));

    /// <summary>The body as an object with an error text in it; null when it is something else, such as a gateway's HTML page.</summary>
    public ErrorResponse? Error { get; init; }
}
