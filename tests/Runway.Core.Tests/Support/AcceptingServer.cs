using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Runway.Tests;

/// <summary>How far a create has come at the server.</summary>
public enum CreateStage
{
    /// <summary>Its head has arrived, and nothing of its body was read.</summary>
    Head,

    /// <summary>Its body was read, and there is no task yet.</summary>
    Body,

    /// <summary>The task exists, and nothing of the answer was sent.</summary>
    Created,

    /// <summary>Half of the answer was sent.</summary>
    HalfAnswered,

    /// <summary>The whole answer was sent.</summary>
    Answered,
}

/// <summary>A server on loopback that takes every create and remembers which id it gave to which prompt.</summary>
internal sealed class AcceptingServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private int _requests;

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

    /// <summary>Called with each stage of each create and its number from 1; the create goes on when it returns.</summary>
    public Action<CreateStage, int>? Reached { get; set; }

    public void Dispose() => _listener.Close();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                var number = ++_requests;
                _ = Task.Run(() => AnswerAsync(context, number));
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context, int number)
    {
        try
        {
            Reached?.Invoke(CreateStage.Head, number);
            using var body = await JsonDocument.ParseAsync(context.Request.InputStream);
            Reached?.Invoke(CreateStage.Body, number);
            var id = Guid.NewGuid().ToString();
            Accepted[body.RootElement.GetProperty("promptText").GetString()!] = id;
            Reached?.Invoke(CreateStage.Created, number);
            var answer = Encoding.UTF8.GetBytes($"{{\"id\":\"{id}\"}}");
            context.Response.ContentType = "application/json";
            context.Response.ContentLength64 = answer.Length;
            await context.Response.OutputStream.WriteAsync(answer.AsMemory(0, answer.Length / 2));
            await context.Response.OutputStream.FlushAsync();
            Reached?.Invoke(CreateStage.HalfAnswered, number);
            await context.Response.OutputStream.WriteAsync(answer.AsMemory(answer.Length / 2));
            context.Response.Close();
            Reached?.Invoke(CreateStage.Answered, number);
        }
        catch (Exception e) when (e is HttpListenerException or IOException or JsonException or ObjectDisposedException)
        {
            // The client was killed: in the middle of its request, or before it had the answer.
        }
    }
}
