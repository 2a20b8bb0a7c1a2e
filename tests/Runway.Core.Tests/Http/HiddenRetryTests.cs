using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Runway.Tests;

/// <summary>
/// The same promises with the real transport, which retries by itself if a kept connection is closed: a
/// server that accepts a request and closes the connection must receive it once.
/// </summary>
public sealed class HiddenRetryTests
{
    [Fact]
    public async Task The_transport_does_not_send_a_create_again_on_a_connection_that_dies()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var creates = 0;
        using var stop = new CancellationTokenSource();
        var server = Serve(listener, () => Interlocked.Increment(ref creates), stop.Token);
        using var connection = ConnectTo(listener);

        // The first request opens the connection; the create is sent on it, and the server closes it.
        await connection.Account.GetOrganizationAsync(null, CancellationToken.None);
        var error = await Assert.ThrowsAsync<RunwayTaskException>(() =>
            connection.Tasks.CreateAsync(new ImageRequest { Model = "gen4_image", PromptText = "x" }, SubmissionOptions.Default, null, CancellationToken.None));

        stop.Cancel();
        await server;
        Assert.Equal("RunwaySubmissionOutcomeUnknown", error.ErrorId);
        Assert.Equal(1, creates);
    }

    [Fact]
    public async Task The_transport_does_not_read_a_task_again_on_a_connection_that_dies()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var reads = 0;
        using var stop = new CancellationTokenSource();
        var server = Serve(listener, () => Interlocked.Increment(ref reads), stop.Token);
        using var connection = ConnectTo(listener);

        await connection.Account.GetOrganizationAsync(null, CancellationToken.None);
        using var enough = new CancellationTokenSource();
        var wait = connection.Tasks.WaitAsync(new RunwayTask { Id = "t1" }, new OnFirstRequest(enough.Cancel), enough.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);

        stop.Cancel();
        await server;
        Assert.Equal(1, reads);
    }

    private static RunwayConnection ConnectTo(TcpListener listener) => new(new RunwayConnectionOptions
    {
        ApiKey = RunwayEnvironment.ToSecureString(FakeService.Key),
        BaseUrl = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}",
        UseProxy = false,
        JournalFolder = null,
    });

    private static async Task Serve(TcpListener listener, Action onHangUp, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop);
                while (await ReadRequest(client.GetStream(), stop) is { } request)
                {
                    if (!request.StartsWith("GET /v1/organization", StringComparison.Ordinal))
                    {
                        onHangUp();
                        client.Client.Shutdown(SocketShutdown.Both);
                        break;
                    }

                    await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 19\r\n\r\n{\"creditBalance\":1}"u8.ToArray(), stop);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    // Headers and body of one request; null when the other side is done.
    private static async Task<string?> ReadRequest(NetworkStream stream, CancellationToken stop)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (true)
        {
            var count = await stream.ReadAsync(buffer, stop);
            if (count == 0)
            {
                return null;
            }

            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
            var all = text.ToString();
            var end = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var length = all.Split("Content-Length: ") is { Length: 2 } parts ? int.Parse(parts[1].Split('\r')[0], System.Globalization.CultureInfo.InvariantCulture) : 0;
            if (end > 0 && all.Length >= end + 4 + length)
            {
                return all;
            }
        }
    }

    /// <summary>Runs an action when the first request of the engine has ended.</summary>
    private sealed class OnFirstRequest(Action act) : IRunwayObserver
    {
        public void OnRequest(RequestRecord request) => act();
    }
}
