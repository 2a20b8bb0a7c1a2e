using System.Globalization;
using System.Net.Http.Headers;
using Runway.Emulator;
using Runway.Stock;

namespace Runway.Witness.Tests;

/// <summary>The client that NSwag generated in this build.</summary>
internal sealed class NSwagWitness : IWitness, IDisposable
{
    private const string Version = "2024-11-06";

    private readonly HttpClient _http = new();
    private readonly StockClient _client;

    public NSwagWitness(string address, string key = RunwayEmulator.WellKnownKey)
    {
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        _client = new StockClient(_http) { BaseUrl = address };
    }

    public async Task<Created> CreateImageAsync(string prompt, string model) =>
        ToCreated(await _client.CreateTextToImageAsync(Version, new() { Model = model, PromptText = prompt, Ratio = "1280:720" }));

    public async Task<Created> CreateVideoAsync(string image, double seconds) =>
        ToCreated(await _client.CreateImageToVideoAsync(
            Version, new() { Model = "gen4.5", PromptImage = image, PromptText = "it moves", Ratio = "1280:720", Duration = seconds }));

    public async Task<SeenTask> ReadTaskAsync(string id)
    {
        var task = await _client.GetTaskAsync(Version, id);
        return new(task.Id, task.Status, task.CreatedAt, task.Progress, [.. task.Output ?? []], task.FailureCode, task.Cost?.Credits1);
    }

    public Task DeleteTaskAsync(string id) => _client.DeleteTaskAsync(Version, id);

    public async Task<Place> CreateUploadAsync(string fileName)
    {
        var upload = await _client.CreateUploadAsync(Version, new() { Filename = fileName, Type = "ephemeral" });
        return new(upload.UploadUrl, upload.Fields.AsReadOnly(), upload.RunwayUri);
    }

    public async Task<(long? Balance, int? Concurrent)> ReadOrganizationAsync(string model)
    {
        var organization = await _client.GetOrganizationAsync(Version);
        return (organization.CreditBalance, organization.Tier.Models[model].MaxConcurrentGenerations);
    }

    public async Task<IReadOnlyList<(DateOnly Day, string Model, long Amount)>> ReadUsageAsync(DateOnly start, DateOnly before)
    {
        var usage = await _client.QueryOrganizationUsageAsync(Version, new() { StartDate = Midnight(start), BeforeDate = Midnight(before) });
        return [.. from day in usage.Results from row in day.UsedCredits select (DateOnly.FromDateTime(day.Date!.Value.DateTime), row.Model, row.Amount!.Value)];
    }

    public Refusal? Explain(Exception exception) => exception switch
    {
        ApiException<ErrorResponse> { Result: var error } refused => new(
            refused.StatusCode, error.Error, [.. (error.Issues ?? []).Select(issue => Convert.ToString(issue.Path.First(), CultureInfo.InvariantCulture)!)]),
        ApiException unread => new(unread.StatusCode, null, []),
        _ => null,
    };

    public void Dispose() => _http.Dispose();

    private static Created ToCreated(TaskCreatedResponse answer) => new(answer.Id, answer.EstimatedCost?.Credits1);

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
