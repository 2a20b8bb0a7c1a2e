using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;

namespace Runway.Tests.Gallery;

/// <summary>One page in a headless Chromium over the DevTools protocol, with all its events.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);
    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _end = new(Timeout);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _answers = new();
    private readonly ConcurrentQueue<(string Method, JsonElement Parameters)> _events = new();
    private readonly SemaphoreSlim _loaded = new(0);
    private string? _session;
    private int _last;

    private Browser(Process process, string profile) => (_process, _profile) = (process, profile);

    /// <summary>The events so far with this name.</summary>
    public IEnumerable<JsonElement> Events(string method) => _events.Where(e => e.Method == method).Select(e => e.Parameters);

    /// <summary>The path of the program; null if there is none on the PATH.</summary>
    public static string? Find() =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
         from name in Names
         let path = Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)
         where File.Exists(path)
         select path).FirstOrDefault();

    public static async Task<Browser> StartAsync(string program)
    {
        var profile = Directory.CreateTempSubdirectory("runway-browser-").FullName;
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in new[]
        {
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank",
        })
        {
            start.ArgumentList.Add(argument);
        }

        var browser = new Browser(Process.Start(start)!, profile);
        await browser.ConnectAsync();
        return browser;
    }

    /// <summary>Sends a command and waits for its result.</summary>
    public async Task<JsonElement> SendAsync(string method, object? parameters = null)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = _answers[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        var text = JsonSerializer.SerializeToUtf8Bytes(_session is null
            ? new { id, method, @params = parameters ?? new { } }
            : (object)new { id, method, @params = parameters ?? new { }, sessionId = _session });
        await _socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, _end.Token);
        return await answer.Task.WaitAsync(_end.Token);
    }

    /// <summary>Opens a page and waits until it is loaded.</summary>
    public async Task OpenAsync(Uri page)
    {
        await SendAsync("Page.navigate", new { url = page.AbsoluteUri });
        await _loaded.WaitAsync(_end.Token);
    }

    /// <summary>Runs a script in the page and waits for its promise.</summary>
    public async Task<JsonElement> RunAsync(string expression)
    {
        var result = await SendAsync("Runtime.evaluate", new { expression, awaitPromise = true, returnByValue = true, userGesture = true });
        Assert.False(result.TryGetProperty("exceptionDetails", out var problem), problem.ToString());
        return result.GetProperty("result").TryGetProperty("value", out var value) ? value : default;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // A child process that is ending may still write; the folder is temporary.
        }
    }

    private async Task ConnectAsync()
    {
        const string Announcement = "DevTools listening on ";
        string? line;
        do
        {
            line = await _process.StandardError.ReadLineAsync(_end.Token) ?? throw new InvalidOperationException("The browser ended before it listened.");
        }
        while (!line.StartsWith(Announcement, StringComparison.Ordinal));
        _ = _process.StandardError.ReadToEndAsync(_end.Token);
        await _socket.ConnectAsync(new Uri(line[Announcement.Length..]), _end.Token);
        _ = ReceiveAsync();
        var target = await SendAsync("Target.createTarget", new { url = "about:blank" });
        var attached = await SendAsync("Target.attachToTarget", new { targetId = target.GetProperty("targetId").GetString(), flatten = true });
        _session = attached.GetProperty("sessionId").GetString();
        foreach (var domain in new[] { "Page", "Network", "Log", "Runtime" })
        {
            await SendAsync(domain + ".enable");
        }
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                using var message = new MemoryStream();
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(buffer.AsMemory(), _end.Token);
                    message.Write(buffer, 0, part.Count);
                }
                while (!part.EndOfMessage);
                Take(JsonSerializer.Deserialize<JsonElement>(message.ToArray()));
            }
        }
        catch (Exception e)
        {
            foreach (var waiting in _answers.Values)
            {
                waiting.TrySetException(e);
            }
        }
    }

    private void Take(JsonElement message)
    {
        if (message.TryGetProperty("id", out var id) && _answers.TryRemove(id.GetInt32(), out var answer))
        {
            if (message.TryGetProperty("result", out var result))
            {
                answer.SetResult(result);
            }
            else
            {
                answer.SetException(new InvalidOperationException(message.ToString()));
            }
        }
        else if (message.TryGetProperty("method", out var method))
        {
            _events.Enqueue((method.GetString()!, message.GetProperty("params")));
            if (method.GetString() == "Page.loadEventFired")
            {
                _loaded.Release();
            }
        }
    }
}
