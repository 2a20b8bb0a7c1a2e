using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Serialization.Json;
using Runway.Emulator;
using Runway.Generated;
using Runway.Generated.Models;

namespace Runway.Witness.Tests;

/// <summary>The generated client of the product with Kiota's own request adapter and JSON.</summary>
internal sealed class KiotaWitness : IWitness, IDisposable
{
    private readonly HttpClient _http;
    private readonly RunwayApi _api;

    /// <param name="address">Where the service is.</param>
    /// <param name="key">The API key.</param>
    /// <param name="http">Sends the requests; null for a plain client without Kiota's retries and waits.</param>
    public KiotaWitness(string address, string key = RunwayEmulator.WellKnownKey, HttpClient? http = null)
    {
        _http = http ?? new HttpClient();
        _http.DefaultRequestHeaders.Add("X-Runway-Version", RunwayClient.ApiVersion);
        _api = new(new HttpClientRequestAdapter(
            new BaseBearerTokenAuthenticationProvider(new Key(key)), new JsonParseNodeFactory(), new JsonSerializationWriterFactory(), _http)
        { BaseUrl = address });
    }

    public async Task<Created> CreateImageAsync(string prompt, string model) =>
        ToCreated(await _api.V1.Text_to_image.PostAsync(new() { Model = model, PromptText = prompt, Ratio = "1280:720" }));

    public async Task<Created> CreateVideoAsync(string image, double seconds) =>
        ToCreated(await _api.V1.Image_to_video.PostAsync(new()
        {
            Model = "gen4.5",
            PromptImage = new() { String = image },
            PromptText = "it moves",
            Ratio = "1280:720",
            Duration = new() { Double = seconds },
        }));

    public async Task<SeenTask> ReadTaskAsync(string id)
    {
        var task = (await _api.V1.Tasks[id].GetAsync())!;
        return new(task.Id!, task.Status!, task.CreatedAt, task.Progress, task.Output ?? [], task.FailureCode, task.Cost?.CreditsProp);
    }

    public Task DeleteTaskAsync(string id) => _api.V1.Tasks[id].DeleteAsync();

    public async Task<Place> CreateUploadAsync(string fileName)
    {
        var upload = (await _api.V1.Uploads.PostAsync(new() { Filename = fileName, Type = "ephemeral" }))!;
        return new(upload.UploadUrl!, upload.Fields!.Entries, upload.RunwayUri!);
    }

    public async Task<(long? Balance, int? Concurrent)> ReadOrganizationAsync(string model)
    {
        var organization = (await _api.V1.Organization.GetAsync())!;

        // The entries of a map have no type here; our own adapter reads them.
        var limits = (UntypedObject)organization.Tier!.Models!.AdditionalData[model];
        return (organization.CreditBalance, ((UntypedInteger)limits.GetValue()["maxConcurrentGenerations"]).GetValue());
    }

    public async Task<IReadOnlyList<(DateOnly Day, string Model, long Amount)>> ReadUsageAsync(DateOnly start, DateOnly before)
    {
        var usage = (await _api.V1.Organization.Usage.PostAsync(UsageRequest.Between(start, before)))!;
        return [.. from day in usage.Results! from row in day.UsedCredits! select (day.Day!.Value, row.Model!, row.Amount!.Value)];
    }

    public Refusal? Explain(Exception exception) => exception switch
    {
        ErrorResponse error => new(error.ResponseStatusCode, error.Error, [.. (error.Issues ?? []).Select(issue => First(issue.Path))]),
        ApiException unread => new(unread.ResponseStatusCode, null, []),
        _ => null,
    };

    public void Dispose() => _http.Dispose();

    private static Created ToCreated(TaskCreatedResponse? answer) => new(answer!.Id!, answer.EstimatedCost?.CreditsProp);

    private static string First(UntypedNode? path) => ((UntypedString)((UntypedArray)path!).GetValue().First()).GetValue()!;

    private sealed class Key(string key) : IAccessTokenProvider
    {
        public AllowedHostsValidator AllowedHostsValidator { get; } = new();

        public Task<string> GetAuthorizationTokenAsync(Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(key);
    }
}
