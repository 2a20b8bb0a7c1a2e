using System.Net;
using System.Text;
using Runway.Emulator.Tests.Support;

namespace Runway.Emulator.Tests;

public sealed class RunwayAIWitnessTests
{
    private const string Prompt = """{"prompt":"a lighthouse"}""";

    [Theory]
    [InlineData(null, null)]
    [InlineData("Authorization", "Bearer another")]
    [InlineData("Authorization", RunwayAIEmulator.WellKnownKey)]
    [InlineData("Authorization", "Basic " + RunwayAIEmulator.WellKnownKey)]
    [InlineData("X-Api-Key", RunwayAIEmulator.WellKnownKey)]
    public async Task A_request_without_the_key_is_refused(string? header, string? value)
    {
        using var rig = new RunwayAIRig();
        Assert.Equal(HttpStatusCode.Unauthorized, await Generate(rig.Client, header, value));
        Assert.Empty(rig.Emulator.Accepted);
        Assert.Equal(0, rig.Emulator.LeakedRunwayKeys);
    }

    [Theory]
    [InlineData("X-Api-Key", "", "a-key")]
    [InlineData("Authorization", "Token", "Token a-key")]
    public async Task The_key_may_be_sent_in_another_header(string header, string scheme, string value)
    {
        using var emulator = new RunwayAIEmulator(new() { Key = "a-key", KeyHeader = header, KeyScheme = scheme });
        using var client = new HttpClient(emulator) { BaseAddress = RunwayAIEmulator.DefaultBaseAddress };
        Assert.Equal(HttpStatusCode.OK, await Generate(client, header, value));
        Assert.Equal(HttpStatusCode.Unauthorized, await Generate(client, header, "Bearer a-key"));
        Assert.All(emulator.Requests, request => Assert.True(request.HadAuthorization));
    }

    [Theory]
    [InlineData("Authorization", "Bearer " + RunwayEmulator.WellKnownKey)]
    [InlineData("X-Other", RunwayEmulator.WellKnownKey)]
    public async Task A_key_of_the_other_service_is_refused_and_counted(string header, string value)
    {
        using var rig = new RunwayAIRig();
        rig.Client.DefaultRequestHeaders.Add("Authorization", "Bearer " + RunwayAIEmulator.WellKnownKey);
        rig.Client.DefaultRequestHeaders.Remove(header);
        Assert.Equal(HttpStatusCode.Unauthorized, await Generate(rig.Client, header, value));
        Assert.Equal(1, rig.Emulator.LeakedRunwayKeys);
    }

    [Theory]
    [InlineData("/v1/delete-media?media_url=https%3A%2F%2Fexample.com&auth_token=" + RunwayEmulator.WellKnownKey, null)]
    [InlineData("/v1/delete-media", $$"""{"media_url":"https://example.com","auth_token":"{{RunwayEmulator.WellKnownKey}}"}""")]
    public async Task A_key_of_the_other_service_is_refused_as_a_deletion_token(string path, string? body)
    {
        using var rig = new RunwayAIRig();
        Assert.Equal(HttpStatusCode.Unauthorized, (await rig.Send(HttpMethod.Delete, path, body)).Status);
        Assert.Equal(1, rig.Emulator.LeakedRunwayKeys);
    }

    [Fact]
    public async Task The_statistics_contain_the_requests_and_the_results()
    {
        using var rig = new RunwayAIRig();
        var url = await rig.Image();
        await rig.Post("generate-image", "{}");
        await rig.Client.GetByteArrayAsync(url);

        Assert.Equal(
            [("POST", "/v1/generate-image", true, 200), ("POST", "/v1/generate-image", true, 400), ("GET", new Uri(url).AbsolutePath, false, 200)],
            rig.Emulator.Requests.Select(one => (one.Method, one.Path, one.HadAuthorization, one.Status!.Value)));
        Assert.Equal("a lighthouse", Assert.Single(rig.Emulator.Accepted).Parameters["prompt"].GetString());
        Assert.Equal(
            """{"requests":3,"acceptedOperations":1,"faultedRequests":0,"leakedRunwayKeys":0,"media":1}""",
            await rig.Client.GetStringAsync("emulator/stats"));
        Assert.Equal(
            $$$"""{"accepted":[{"name":"generate-image","parameters":{"prompt":"a lighthouse"},"url":"{{{url}}}","at":"2026-11-21T03:00:00+00:00"}]}""",
            await rig.Client.GetStringAsync("emulator/accepted"));
        Assert.Equal(HttpStatusCode.NotFound, (await rig.Client.GetAsync("emulator/secrets")).StatusCode);
    }

    [Fact]
    public async Task The_emulator_uses_a_fault_script()
    {
        using var rig = new RunwayAIRig(FaultScript.Parse("""
            { "rules": [
                { "on": "create", "first": 1, "do": "cut-after-body" },
                { "on": "GET /images/*", "do": "answer", "status": 503 } ] }
            """));
        await Assert.ThrowsAsync<HttpRequestException>(() => rig.Post("generate-image", Prompt));
        var url = Assert.Single(rig.Emulator.Accepted).Url;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await rig.Client.GetAsync(url)).StatusCode);
        Assert.Equal(2, rig.Emulator.FaultedRequests);
        Assert.Equal([null, 503], rig.Emulator.Requests.Select(request => request.Status));
    }

    private static async Task<HttpStatusCode> Generate(HttpClient client, string? header, string? value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/generate-image");
        request.Content = new StringContent(Prompt, Encoding.UTF8, "application/json");
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
