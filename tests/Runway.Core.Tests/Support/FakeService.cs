using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Runway.Tests;

/// <summary>A request that the fake service received.</summary>
internal sealed record Seen(HttpMethod Method, string Path, Uri Url, TimeSpan At, AuthenticationHeaderValue? Authorization, string? Body, HttpRequestMessage Message);

/// <summary>A service whose responses and failures a test sets, and which keeps the requests that it received.</summary>
internal sealed class FakeService : HttpMessageHandler
{
    public const string Key = "key_0123456789abcdef0123456789abcdef";
    private readonly object _gate = new();
    private readonly List<Seen> _requests = [];
    private int _inFlight;

    public ManualTimeProvider Clock { get; } = new();

    /// <summary>Returns an exception to fail before the body is read.</summary>
    public Func<HttpRequestMessage, Exception?> BeforeBody { get; set; } = _ => null;

    /// <summary>Returns the response, or throws, after the body was read.</summary>
    public Func<Seen, HttpResponseMessage> Answer { get; set; } = _ => Json("{}");

    /// <summary>How long each response takes on the clock.</summary>
    public TimeSpan Latency { get; set; }

    public int MaxInFlight { get; private set; }

    public IReadOnlyList<Seen> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Status(int status, string body = "{\"error\":\"no\"}", string? retryAfter = null)
    {
        var response = Json(body, (HttpStatusCode)status);
        if (retryAfter is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        }

        return response;
    }

    public static HttpResponseMessage Task(string id, string status, string more = "") =>
        Json($"{{\"id\":\"{id}\",\"status\":\"{status}\",\"createdAt\":\"2026-11-21T03:00:00.000Z\"{more}}}");

    public RunwayConnection Connect(Func<RunwayConnectionOptions, RunwayConnectionOptions>? change = null)
    {
        var options = new RunwayConnectionOptions
        {
            ApiKey = RunwayEnvironment.ToSecureString(Key),
            Handler = this,
            TimeProvider = Clock,
            JournalFolder = null,
            RequestTimeout = TimeSpan.FromSeconds(100),
        };
        return new RunwayConnection(change?.Invoke(options) ?? options);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            MaxInFlight = Math.Max(MaxInFlight, ++_inFlight);
        }

        try
        {
            if (BeforeBody(request) is { } broken)
            {
                throw broken;
            }

            var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
            var seen = new Seen(request.Method, request.RequestUri!.AbsolutePath, request.RequestUri, Clock.Elapsed, request.Headers.Authorization, body, request);
            lock (_gate)
            {
                _requests.Add(seen);
            }

            if (Latency > TimeSpan.Zero)
            {
                await System.Threading.Tasks.Task.Delay(Latency, Clock, cancellationToken);
            }

            return Answer(seen);
        }
        finally
        {
            lock (_gate)
            {
                _inFlight--;
            }
        }
    }
}
