namespace Runway.Tests;

/// <summary>The last requests of a connection, and their form in a diagnostic.</summary>
public sealed class RequestLogTests
{
    private readonly FakeService _service = new();

    [Fact]
    public async Task Only_the_newest_requests_are_kept()
    {
        using var connection = _service.Connect();
        for (var i = 0; i < RequestLog.Capacity + 20; i++)
        {
            await connection.Rest.SendAsync(new RestCall { Path = $"/v1/voices/{i}" }, null, default);
        }

        var all = connection.Context.Requests.Newest(int.MaxValue);
        Assert.Equal(RequestLog.Capacity, all.Count);
        Assert.Equal("/v1/voices/20", all[0].Address);
        Assert.Equal(["/v1/voices/118", "/v1/voices/119"], connection.Context.Requests.Newest(2).Select(r => r.Address));
        Assert.Empty(connection.Context.Requests.Newest(0));
    }

    [Fact]
    public async Task A_create_is_kept_with_its_task_and_without_its_body()
    {
        _service.Answer = _ => FakeService.Json("""{"id":"t1","estimatedCost":{"credits":5}}""");
        using var connection = _service.Connect();
        var observer = new RecordingObserver(includesBodies: true);

        await connection.Tasks.CreateAsync(new ImageRequest { Model = "gen4_image", PromptText = "a", Ratio = "1280:720" }, SubmissionOptions.Default, observer, default);

        var request = Assert.Single(connection.Context.Requests.Newest(10));
        Assert.Equal(("POST", 200, "t1"), (request.Method, request.StatusCode, request.TaskId));
        Assert.NotNull(Assert.Single(observer.Requests).RequestBody);
        Assert.Null(request.RequestBody);
        Assert.Null(request.ResponseBody);
    }

    [Fact]
    public async Task A_request_without_a_response_has_its_reason_in_one_line_without_secrets()
    {
        _service.Answer = _ => throw new HttpRequestException("The proxy 'http://jane:s3cr3t@proxy:8080'\r\nbroke off.");
        using var connection = _service.Connect();

        await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(() => connection.Account.GetOrganizationAsync(null, default)));

        var requests = DiagnosticSource.ReadRequests(connection, 10, withPrompts: false);
        Assert.Equal([1, 2, 3, 4, 5], requests.Select(r => r.Attempt));
        Assert.All(requests, r => Assert.Equal("The proxy 'http://[redacted]@proxy:8080' broke off.", r.Problem));
        Assert.All(requests, r => Assert.DoesNotContain('\n', r.ToString()));
    }

    [Theory]
    [InlineData("https://jane:s3cr3t@proxy.test/x", "s3cr3t")]
    [InlineData("DELETE /v1/delete-media?auth_token=s3cr3t", "s3cr3t")]
    [InlineData("{\"auth_token\": \"s3cr3t\"}", "s3cr3t")]
    public void Proxy_passwords_and_deletion_tokens_are_redacted(string text, string secret) =>
        Assert.DoesNotContain(secret, Redaction.Redact(text));

    [Fact]
    public void An_address_with_an_at_sign_in_its_path_is_unchanged() =>
        Assert.Equal("https://a.test/b@c", Redaction.Redact("https://a.test/b@c"));
}
