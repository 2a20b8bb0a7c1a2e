using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Runway.Tests;

/// <summary>A server on loopback that takes every create and remembers which id it gave to which prompt.</summary>
internal sealed class AcceptingServer : IDisposable
{
    private readonly HttpListener _listener = new();

    public AcceptingServer()
    {
        // HttpListener cannot choose a port by itself; between the look and the use nobody else on this machine asks.
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(Url);
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Url { get; }

    /// <summary>The id of every task that was created, by its prompt.</summary>
    public ConcurrentDictionary<string, string> Accepted { get; } = new();

    public void Dispose() => _listener.Close();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.InputStream);
            var id = Guid.NewGuid().ToString();
            Accepted[body.RootElement.GetProperty("promptText").GetString()!] = id;
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes($"{{\"id\":\"{id}\"}}"));
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or IOException or JsonException or ObjectDisposedException)
        {
            // The client was killed: in the middle of its request, or before it had the answer.
        }
    }
}
