using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Runway.Tests;

/// <summary>The stages of a create at the server.</summary>
public enum CreateStage
{
    /// <summary>The headers have arrived; the body was not read.</summary>
    Head,

    /// <summary>The body was read; there is no task yet.</summary>
    Body,

    /// <summary>The task exists; the response was not sent.</summary>
    Created,

    /// <summary>Half of the response was sent.</summary>
    HalfAnswered,

    /// <summary>The whole response was sent.</summary>
    Answered,
}

/// <summary>A server on loopback that accepts every create and keeps the id for each prompt.</summary>
internal sealed class AcceptingServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private int _requests;

    public AcceptingServer()
    {
        // HttpListener cannot choose a free port by itself.
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

    /// <summary>Called with each stage of each create and its number from 1; the create continues when it returns.</summary>
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
            // The client was killed during its request, or before it had the response.
        }
    }
}
