using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Runway.Emulator;

namespace Runway.Tests;

/// <summary>The promises through a proxy: it never gets the key of an encrypted request, and no request is sent twice.</summary>
public sealed class ProxyTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> _seen = new();
    private readonly Task _serving;
    private Func<string, string?> _answer = _ => null;

    public ProxyTests()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public void Dispose()
    {
        _listener.Stop();
        _serving.Wait(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_create_that_breaks_behind_the_proxy_is_not_sent_again()
    {
        using var connection = Connect("http://api.example.test");

        var error = await Assert.ThrowsAsync<RunwayTaskException>(() => Create(connection));

        Assert.Equal(RunwayErrors.SubmissionOutcomeUnknown, error.Error);
        Assert.StartsWith("POST http://api.example.test/v1/text_to_image", Assert.Single(_seen));
    }

    [Fact]
    public async Task A_create_with_an_error_response_from_the_proxy_is_not_sent_again()
    {
        _answer = _ => "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        using var connection = Connect("http://api.example.test");

        Assert.Equal(RunwayErrors.SubmissionOutcomeUnknown, (await Assert.ThrowsAsync<RunwayTaskException>(() => Create(connection))).Error);

        Assert.Single(_seen);
    }

    [Fact]
    public async Task A_refused_tunnel_request_contains_only_the_host_and_is_repeated()
    {
        _answer = _ => "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        using var connection = Connect("https://api.example.test", new ScaledTimeProvider(50));

        var error = await Assert.ThrowsAsync<RunwayException>(() => Create(connection));

        Assert.Equal(RunwayErrors.ConnectionFailed, error.Error);
        Assert.Contains("through the proxy http://127.0.0.1:", error.Message);
        Assert.Equal(4, _seen.Count);
        Assert.All(_seen, RequireNothingButTheHost);
    }

    [Fact]
    public async Task A_tunnel_that_breaks_before_TLS_is_established_got_only_the_host()
    {
        _answer = _ => "HTTP/1.1 200 Connection established\r\n\r\n";
        using var connection = Connect("https://api.example.test", new ScaledTimeProvider(50));

        await Assert.ThrowsAsync<RunwayException>(() => Create(connection));

        Assert.All(_seen, RequireNothingButTheHost);
    }

    [Theory]
    [InlineData("https://api.example.test")]
    [InlineData("http://api.example.test")]
    public async Task A_proxy_that_requires_a_password_is_reported_at_once(string url)
    {
        _answer = _ => "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        using var connection = Connect(url);

        var error = await Assert.ThrowsAsync<RunwayException>(() => connection.Account.GetOrganizationAsync(null, default));

        Assert.Equal(RunwayErrors.ProxyAuthenticationRequired, error.Error);
        Assert.Single(_seen);
    }

    private static void RequireNothingButTheHost(string request)
    {
        Assert.StartsWith("CONNECT api.example.test:443 HTTP/1.1", request);
        Assert.DoesNotContain(FakeService.Key, request);
        Assert.DoesNotContain("Authorization", request);
        Assert.DoesNotContain("lighthouse", request);
    }

    private static Task<RunwayTask> Create(RunwayConnection connection) =>
        connection.Tasks.CreateAsync(new ImageRequest { Model = "gen4_image", PromptText = "a lighthouse", Ratio = "1280:720" }, SubmissionOptions.Default, null, default);

    private RunwayConnection Connect(string url, TimeProvider? clock = null) => new(new RunwayConnectionOptions
    {
        ApiKey = RunwayEnvironment.ToSecureString(FakeService.Key),
        BaseUrl = url,
        AllowUnencryptedAuthentication = true,
        Proxy = new WebProxy($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}"),
        JournalFolder = null,
        RequestTimeout = TimeSpan.FromDays(1),
        TimeProvider = clock ?? TimeProvider.System,
    });

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    // Reads a whole request, responds if there is a response, and closes the connection.
    private async Task AnswerAsync(NetworkStream stream)
    {
        var request = new StringBuilder();
        var buffer = new byte[8192];
        while (!IsWhole(request.ToString()))
        {
            var count = await stream.ReadAsync(buffer);
            if (count == 0)
            {
                return;
            }

            request.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }

        _seen.Enqueue(request.ToString());
        if (_answer(request.ToString()) is { } answer)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
        }
    }

    private static bool IsWhole(string request)
    {
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        const string Length = "Content-Length: ";
        var at = request.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        var body = at < 0 || at > end ? 0 : int.Parse(request[(at + Length.Length)..].Split('\r')[0], System.Globalization.CultureInfo.InvariantCulture);
        return end >= 0 && request.Length - end - 4 >= body;
    }
}
