using System.Net;
using System.Text;
using Runway.Emulator.Tests.Support;

namespace Runway.Emulator.Tests;

public sealed class RequestCheckTests : IDisposable
{
    private readonly Rig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer key_wrong")]
    [InlineData("Basic " + RunwayEmulator.WellKnownKey)]
    public async Task A_missing_or_wrong_key_is_401(string? authorization)
    {
        using var request = Rig.Request(HttpMethod.Post, "/v1/text_to_image", Rig.Heron);
        request.Headers.Remove("Authorization");
        if (authorization is not null)
        {
            request.Headers.Add("Authorization", authorization);
        }

        using var response = await _rig.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("\"error\"", await response.Content.ReadAsStringAsync());
        Assert.Equal(0, _rig.Emulator.AcceptedCreates);
    }

    [Theory]
    [InlineData]
    [InlineData("2023-01-01")]
    [InlineData("2024-11-06", "2024-11-06")]
    public async Task The_version_header_must_come_once_and_be_right(params string[] versions)
    {
        using var request = Rig.Request(HttpMethod.Get, "/v1/organization");
        request.Headers.Remove("X-Runway-Version");
        request.Headers.Add("X-Runway-Version", versions);

        using var response = await _rig.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("X-Runway-Version", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("GET", "/v1/pictures", HttpStatusCode.NotFound)]
    [InlineData("GET", "/v1/tasks/not-an-id", HttpStatusCode.NotFound)]
    [InlineData("GET", "/elsewhere", HttpStatusCode.NotFound)]
    [InlineData("GET", "/v1/text_to_image", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "/v1/tasks/3f1c6a3e-2f0e-4c60-9c83-0a5a7cf6a4f7", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/v1/organization", HttpStatusCode.MethodNotAllowed)]
    public async Task An_unknown_path_is_404_and_an_unknown_method_is_405(string method, string path, HttpStatusCode expected)
    {
        var (status, json) = await _rig.Send(new HttpMethod(method), path);

        Assert.Equal(expected, status);
        Assert.NotEmpty(json.GetProperty("error").GetString()!);
    }

    [Theory]
    [InlineData("{", "application/json")]
    [InlineData("\uFEFF{}", "application/json")]
    [InlineData("""{"model":"\ud800"}""", "application/json")]
    [InlineData(Rig.Heron, "text/plain")]
    public async Task A_body_that_is_not_JSON_is_400_without_issues(string body, string type)
    {
        using var request = Rig.Request(HttpMethod.Post, "/v1/text_to_image");
        request.Content = new StringContent(body, Encoding.UTF8, type);

        using var response = await _rig.Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("\"error\"", text);
        Assert.DoesNotContain("issues", text);
    }

    [Fact]
    public async Task Every_answer_of_the_API_carries_a_request_id_and_no_two_the_same()
    {
        var ids = new HashSet<string>();
        foreach (var path in new[] { "/v1/organization", "/v1/nowhere", "/v1/tasks/x" })
        {
            using var request = Rig.Request(HttpMethod.Get, path);
            using var response = await _rig.Client.SendAsync(request);
            Assert.True(ids.Add(response.Headers.GetValues("apigw-requestid").Single()));
        }
    }

    [Fact]
    public void The_well_known_key_has_the_form_of_a_live_one() =>
        Assert.Matches("^key_[0-9a-f]{128}$", RunwayEmulator.WellKnownKey);
}
