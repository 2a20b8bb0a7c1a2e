using System.Net;
using System.Net.Http.Headers;

namespace Runway.Http;

/// <summary>
/// What sending, reading and saving need to know of a connection, whichever service it leads to: where it is, how a request
/// proves whose it is, on which clock, through which clients. It knows no service.
/// </summary>
internal sealed class ConnectionContext
{
    private readonly ApiHandler _transport;
    private readonly HttpClient _api;
    private readonly HttpClient _files;

    /// <summary>Makes the clients of a connection: only the first knows the key, and it never follows a redirect.</summary>
    /// <param name="baseAddress">The base URL, with a trailing slash.</param>
    /// <param name="proxy">The proxy; null follows the system's settings unless <paramref name="useProxy"/> is off.</param>
    /// <param name="useProxy">Whether a proxy is used at all.</param>
    /// <param name="handler">How the requests are sent; null is the network.</param>
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

    /// <summary>The proxy that requests to the API go through, without user and password; <c>none</c> where they go straight.</summary>
    public string Proxy { get; }

    /// <summary>Tells one organization's tasks on one service from another's.</summary>
    public required string Identity { get; init; }

    /// <summary>The clock of every wait and deadline.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The longest that one request may take until its answer is complete.</summary>
    public required TimeSpan RequestTimeout { get; init; }

    /// <summary>The product name and version in the User-Agent header.</summary>
    public required string UserAgent { get; init; }

    /// <summary>Puts the key where the service looks for it.</summary>
    public required Action<HttpRequestHeaders> Authorize { get; init; }

    /// <summary>The gate for text from outside: without secrets, those of this connection by their letters, and with everything visible.</summary>
    public required Func<string, string> Redact { get; init; }

    /// <summary>The newest requests, without their bodies.</summary>
    public RequestLog Requests { get; } = new();

    /// <summary>Whether the host has ever answered as the API does. Written from many threads, only ever to true.</summary>
    public bool HasAnswered { get; set; }

    /// <summary>Whether the connection was closed.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>For requests to the API.</summary>
    /// <exception cref="RunwayException">The connection was closed.</exception>
    public HttpClient Api
    {
        get
        {
            RequireOpen();
            return _api;
        }
    }

    /// <summary>For outputs and storage: hosts other than the API's, which never see the key.</summary>
    /// <exception cref="RunwayException">The connection was closed.</exception>
    public HttpClient Files
    {
        get
        {
            RequireOpen();
            return _files;
        }
    }

    /// <summary>Words of the service as one line that may be shown anywhere: see <see cref="OutsideText"/>.</summary>
    /// <param name="text">The words; null stays null.</param>
    /// <param name="longest">The most characters.</param>
    public string? Clean(string? text, int longest = OutsideText.LongestSentence) =>
        text is null ? null : OutsideText.Cut(OutsideText.OneLine(Redact(text)), longest);

    /// <summary>Refuses what is begun after the connection was closed.</summary>
    /// <exception cref="RunwayException">It is closed.</exception>
    public void RequireOpen()
    {
        if (IsClosed)
        {
            throw new RunwayException(RunwayErrors.ConnectionClosed, $"The connection to {BaseAddress} was closed. Nothing was sent.");
        }
    }

    /// <summary>Closes the connection: what is under way fails as cancelled, except creates.</summary>
    /// <param name="lastCreate">Done when no create is out any more; until then the transport stays.</param>
    public void Close(Task lastCreate)
    {
        IsClosed = true;
        _api.Dispose();
        _files.Dispose();
        _ = lastCreate.ContinueWith(_ => _transport.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
