using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Runway.Baseline;

/// <summary>A simple client with HttpClient: creates, reads every five seconds, saves. No journal, no checks, no retries.</summary>
internal sealed class BareClient : IDisposable
{
    private const int Concurrency = 16;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private readonly HttpClient _http;
    private readonly string _url;

    public BareClient(string url)
    {
        _url = url.TrimEnd('/');
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 });
        _http.DefaultRequestHeaders.Authorization = new("Bearer", Environment.GetEnvironmentVariable("RUNWAYML_API_SECRET"));
        _http.DefaultRequestHeaders.Add("X-Runway-Version", "2024-11-06");
    }

    /// <summary>Creates tasks with the bodies that New-RunwayImage sends.</summary>
    /// <returns>Requests per second.</returns>
    public async Task<double> CreateAllAsync(int count, int concurrency, Action<string>? created)
    {
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(1, count), new ParallelOptions { MaxDegreeOfParallelism = concurrency }, async (number, token) =>
        {
            using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new { model = "gen4_image", promptText = $"prompt number {number}", ratio = "1280:720" }));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await _http.PostAsync($"{_url}/v1/text_to_image", content, token);
            var id = await PropertyAsync(response, json => json.GetProperty("id").GetString()!, token);
            created?.Invoke(id);
        });
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Creates, waits and saves.</summary>
    public async Task RunBatchAsync(int count, string folder)
    {
        var waits = new ConcurrentBag<Task>();
        using var downloads = new SemaphoreSlim(Concurrency);
        await CreateAllAsync(count, Concurrency, id => waits.Add(FinishAsync(id, folder, downloads)));
        await Task.WhenAll(waits);
    }

    public void Dispose() => _http.Dispose();

    private async Task FinishAsync(string id, string folder, SemaphoreSlim downloads)
    {
        string? output = null;
        while (output is null)
        {
            await Task.Delay(Interval);
            using var response = await _http.GetAsync($"{_url}/v1/tasks/{id}");
            output = await PropertyAsync(response, json => json.TryGetProperty("output", out var urls) ? urls[0].GetString() : null, default);
        }

        await downloads.WaitAsync();
        try
        {
            await using var body = await _http.GetStreamAsync(output);
            await using var file = File.Create(Path.Combine(folder, id + ".png"));
            await body.CopyToAsync(file);
        }
        finally
        {
            downloads.Release();
        }
    }

    private static async Task<T> PropertyAsync<T>(HttpResponseMessage response, Func<JsonElement, T> read, CancellationToken token)
    {
        response.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(token));
        return read(json.RootElement);
    }
}
