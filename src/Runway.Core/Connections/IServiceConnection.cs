using System.Net.Http.Headers;

namespace Runway;

/// <summary>
/// What sending, reading and saving need to know of a connection, whichever service it leads to. Each connection has its
/// own clients, key and address; only this code is common.
/// </summary>
internal interface IServiceConnection
{
    /// <summary>The base URL, with a trailing slash.</summary>
    Uri BaseAddress { get; }

    /// <summary>The clock of every wait and deadline.</summary>
    TimeProvider Clock { get; }

    /// <summary>The longest that one request may take until its answer is complete.</summary>
    TimeSpan RequestTimeout { get; }

    /// <summary>The product name and version in the User-Agent header.</summary>
    string UserAgent { get; }

    /// <summary>For files: this one never carries the key.</summary>
    HttpClient Files { get; }

    /// <summary>The proxy that requests to the API go through, without user and password; <c>none</c> where they go straight.</summary>
    string Proxy { get; }

    /// <summary>The newest requests, without their bodies.</summary>
    RequestLog Requests { get; }

    /// <summary>Whether the host has ever answered as the API does. Written from many threads, only ever to true.</summary>
    bool HasAnswered { get; set; }

    /// <summary>Puts the key where the service looks for it.</summary>
    void Authorize(HttpRequestHeaders headers);

    /// <summary>The gate for text from outside: without secrets, those of this connection by their letters, and with everything visible.</summary>
    string Redact(string text);

    /// <summary>What to do about an error where that is another thing here than its declaration says; null where it is not.</summary>
    string? Advice(RunwayError error);
}

/// <summary>The gate of one connection.</summary>
internal static class ConnectionGate
{
    /// <summary>Words of the service as one line that may be shown anywhere: see <see cref="OutsideText"/>.</summary>
    /// <param name="connection">Whose key and tokens are taken out by their letters.</param>
    /// <param name="text">The words; null stays null.</param>
    /// <param name="longest">The most characters.</param>
    public static string? Clean(this IServiceConnection connection, string? text, int longest = OutsideText.LongestSentence) =>
        text is null ? null : OutsideText.Cut(OutsideText.OneLine(connection.Redact(text)), longest);
}
