using System.Net.Http.Headers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Runway.Operations;
using Runway.Submission;

namespace Runway.Benchmarks;

/// <summary>One read and one create, compared with a bare HttpClient for the same bytes.</summary>
public class RequestBenchmarks
{
    private const string Id = "6e2a1bd7-6f2e-4d1b-b2a3-9a2f8b4c5d6e";
    private static readonly RunwayTask Known = new() { Id = Id };
    private readonly ImageRequest _request = new() { Model = "gen4_image", PromptText = "a lighthouse in the fog, seen from the sea", Ratio = "1280:720" };
    private readonly RunwayConnection _connection = Stub.Connect(null);
    private readonly HttpClient _bare = new(new Stub()) { BaseAddress = new Uri("https://api.test/") };

    [GlobalSetup]
    public void Setup()
    {
        _bare.DefaultRequestHeaders.Authorization = new("Bearer", Stub.Key);
        _bare.DefaultRequestHeaders.Add("X-Runway-Version", "2024-11-06");
    }

    [Benchmark]
    public Task<RunwayTask> Read() => _connection.Tasks.GetAsync(Known, null, CancellationToken.None);

    [Benchmark]
    public async Task<string?> BareRead()
    {
        using var response = await _bare.GetAsync($"v1/tasks/{Id}");
        using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return json.RootElement.GetProperty("status").GetString();
    }

    [Benchmark]
    public Task<RunwayTask> Create() => _connection.Tasks.CreateAsync(_request, SubmissionOptions.Default, null, CancellationToken.None);

    [Benchmark]
    public async Task<string?> BareCreate()
    {
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new { model = _request.Model, promptText = _request.PromptText, ratio = _request.Ratio }));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await _bare.PostAsync("v1/text_to_image", content);
        using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return json.RootElement.GetProperty("id").GetString();
    }
}
