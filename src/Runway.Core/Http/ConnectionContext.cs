using System.Net;
using System.Net.Http.Headers;
using Runway.Texts;

namespace Runway.Http;

/// <summary>
/// What sending, reading and saving need of a connection to any service: address, authorization, clock and HTTP clients. It does
/// not depend on a service.
/// </summary>
internal sealed class ConnectionContext
{
    private readonly ApiHandler _transport;
    private readonly HttpClient _api;
    private readonly HttpClient _files;

    // A TimeSpan, boxed: any thread replaces it as a whole.
    private volatile object? _clockOffset;

    /// <summary>Creates the clients of a connection: only the first has the key, and it never follows a redirect.</summary>
    /// <param name="baseAddress">The base URL, with a trailing slash.</param>
    /// <param name="proxy">The proxy. Null: the system's settings, unless <paramref name="useProxy"/> is false.</param>
    /// <param name="useProxy">Whether a proxy is used.</param>
    /// <param name="handler">The handler that sends requests. Null: the network.</param>
    public ConnectionContext(Uri baseAddress, IWebProxy? proxy, bool useProxy, HttpMessageHandler? handler)
    {
        BaseAddress = baseAddress;
        Proxy = Transport.Describe(proxy, useProxy && handler is null, baseAddress);
        _transport = new ApiHandler(this, handler ?? Transport.Create(proxy, useProxy, forFiles: false));
        _api = new HttpClient(_transport, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        _files = new HttpClient(new FileHandler(this, handler ?? Transport.Create(proxy, useProxy, forFiles: true))) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>The base URL, with a trailing slash.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The proxy for requests to the API, without user and password, or <c>none</c>.</summary>
    public string Proxy { get; }

    /// <summary>Identifies the service and the organization.</summary>
    public required string Identity { get; init; }

    /// <summary>The clock for all waits and timeouts.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The timeout of one request until its response is complete.</summary>
    public required TimeSpan RequestTimeout { get; init; }

    /// <summary>The product name and version in the User-Agent header.</summary>
    public required string UserAgent { get; init; }

    /// <summary>Adds the key to a request.</summary>
    public required Action<HttpRequestHeaders> Authorize { get; init; }

    /// <summary>Redacts and escapes text from outside, including the literal secrets of this connection.</summary>
    public required Func<string, string> Redact { get; init; }

    /// <summary>The newest requests, without their bodies.</summary>
    public RequestLog Requests { get; } = new();

    /// <summary>Whether the host has returned a response of the API. Set to true from any thread.</summary>
    public bool HasAnswered { get; set; }

    /// <summary>How far the clock of the service is ahead of that of this machine, by the last response; null before one that says it.</summary>
    public TimeSpan? ClockOffset => (TimeSpan?)_clockOffset;

    /// <summary>Whether the connection was closed.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>The client for requests to the API.</summary>
    /// <exception cref="RunwayException">The connection was closed.</exception>
    public HttpClient Api
    {
        get
        {
            RequireOpen();
            return _api;
        }
    }

    /// <summary>The client for outputs and storage, which are other hosts and never receive the key.</summary>
    /// <exception cref="RunwayException">The connection was closed.</exception>
    public HttpClient Files
    {
        get
        {
            RequireOpen();
            return _files;
        }
    }

    /// <summary>Text of the service as one line for display: see <see cref="OutsideText"/>.</summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="longest">The maximum number of characters.</param>
    public string? Clean(string? text, int longest = OutsideText.LongestSentence) =>
        text is null ? null : OutsideText.Cut(OutsideText.OneLine(Redact(text)), longest);

    /// <summary>Notes the time of the service in a response. Any thread.</summary>
    public void NoteTime(DateTimeOffset? time) => _clockOffset = time is { } now ? now - Clock.GetUtcNow() : _clockOffset;

    /// <summary>Checks that the connection is not closed.</summary>
    /// <exception cref="RunwayException">It is closed.</exception>
    public void RequireOpen()
    {
        if (IsClosed)
        {
            throw new RunwayException(RunwayErrors.ConnectionClosed, $"The connection to {BaseAddress} was closed. Nothing was sent.");
        }
    }

    /// <summary>Closes the connection: requests in flight fail as cancelled, except creates.</summary>
    /// <param name="lastCreate">Completes when no create is in flight; until then the transport stays.</param>
    public void Close(Task lastCreate)
    {
        IsClosed = true;
        _api.Dispose();
        _files.Dispose();
        _ = lastCreate.ContinueWith(_ => _transport.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
