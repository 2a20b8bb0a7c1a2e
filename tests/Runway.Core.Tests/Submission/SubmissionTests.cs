using System.Net;

namespace Runway.Tests;

/// <summary>The promise: one create is one request, unless the service certainly did not accept it.</summary>
public sealed class SubmissionTests
{
    private readonly FakeService _service = new() { Answer = _ => FakeService.Json("{\"id\":\"t1\",\"estimatedCost\":{\"credits\":5}}") };

    [Fact]
    public async Task A_create_returns_the_task_of_the_service()
    {
        var task = await Create();

        Assert.Equal(("t1", "PENDING", "gen4_image", "text_to_image", "a lighthouse", 5d), (task.Id, task.Status, task.Model, task.Operation, task.PromptText, task.EstimatedCredits));
        var sent = Assert.Single(_service.Requests);
        Assert.Equal("/v1/text_to_image", sent.Path);
        Assert.Equal($"Bearer {FakeService.Key}", sent.Authorization!.ToString());
        Assert.Equal("{\"model\":\"gen4_image\",\"promptText\":\"a lighthouse\",\"ratio\":\"1280:720\"}", Sorted(sent.Body!));
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_gateway_error_leaves_the_outcome_unknown_and_nothing_is_sent_again(int status)
    {
        _service.Answer = _ => FakeService.Status(status, "<html>Bad gateway</html>");

        var error = await Fails();

        Assert.Equal(("RunwaySubmissionOutcomeUnknown", RunwayErrorKind.OutcomeUnknown), (error.ErrorId, error.Kind));
        Assert.Contains("may exist and be charged", error.Message);
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task A_connection_cut_after_the_request_was_sent_leaves_the_outcome_unknown()
    {
        _service.Answer = _ => throw new HttpRequestException("cut", new IOException("reset"));

        Assert.Equal("RunwaySubmissionOutcomeUnknown", (await Fails()).ErrorId);
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task A_connect_error_after_the_body_was_read_leaves_the_outcome_unknown()
    {
        _service.Answer = _ => throw new HttpRequestException(HttpRequestError.ConnectionError, "late");

        Assert.Equal("RunwaySubmissionOutcomeUnknown", (await Fails()).ErrorId);
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task A_response_cut_in_the_middle_leaves_the_outcome_unknown()
    {
        _service.Answer = _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new BrokenContent("{\"id\":\"t1\"}"u8.ToArray(), 5) };

        Assert.Equal("RunwaySubmissionOutcomeUnknown", (await Fails()).ErrorId);
        Assert.Single(_service.Requests);
    }

    [Theory]
    [InlineData("{\"estimatedCost\":{\"credits\":5}}")]
    [InlineData("<html>Welcome to the hotel</html>")]
    [InlineData("")]
    public async Task A_success_without_an_id_leaves_the_outcome_unknown(string body)
    {
        _service.Answer = _ => FakeService.Json(body);

        Assert.Equal("RunwaySubmissionOutcomeUnknown", (await Fails()).ErrorId);
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task An_id_that_is_a_number_is_kept()
    {
        _service.Answer = _ => FakeService.Json("{\"id\":12345,\"estimatedCost\":{\"credits\":5}}");

        Assert.Equal("12345", (await Create()).Id);
    }

    [Fact]
    public async Task A_number_that_may_have_more_digits_is_no_id()
    {
        _service.Answer = _ => FakeService.Json("{\"id\":123");

        Assert.Equal("RunwaySubmissionOutcomeUnknown", (await Fails()).ErrorId);
    }

    [Fact]
    public async Task A_response_that_times_out_leaves_the_outcome_unknown()
    {
        _service.Latency = TimeSpan.FromSeconds(200);

        Assert.Equal("RunwaySubmissionOutcomeUnknown", (await Fails()).ErrorId);
        Assert.Single(_service.Requests);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    [InlineData(HttpRequestError.ProxyTunnelError)]
    public async Task A_request_that_was_not_sent_is_repeated(HttpRequestError reason)
    {
        var broken = 2;
        _service.BeforeBody = _ => broken-- > 0 ? new HttpRequestException(reason, "down") : null;

        Assert.Equal("t1", (await Create()).Id);
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_an_error_that_says_so()
    {
        _service.BeforeBody = _ => new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");

        var error = await Fails();

        Assert.Equal(("RunwayConnectionFailed", RunwayErrorKind.Connection), (error.ErrorId, error.Kind));
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task A_rate_limit_pauses_for_the_time_that_the_service_asks_for()
    {
        _service.Answer = seen => _service.Requests.Count == 1 ? FakeService.Status(429, retryAfter: "7") : FakeService.Json("{\"id\":\"t1\"}");

        await Create();

        Assert.Equal(2, _service.Requests.Count);
        Assert.True(_service.Requests[1].At >= TimeSpan.FromSeconds(7), $"sent again after {_service.Requests[1].At}");
    }

    [Fact]
    public async Task An_exhausted_daily_quota_is_reported_at_once()
    {
        _service.Answer = _ => FakeService.Status(429, "{\"error\":\"You have reached your daily generation limit.\"}");

        var error = await Fails();

        Assert.Equal(("RunwayDailyQuotaExceeded", RunwayErrorKind.LimitExceeded), (error.ErrorId, error.Kind));
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task A_refusal_contains_the_issues_of_the_service()
    {
        _service.Answer = _ =>
        {
            var answer = FakeService.Status(400, """{"error":"Validation of body failed","issues":[{"code":"invalid_value","path":["referenceImages",0,"uri"],"message":"Expected a URL"}]}""");
            answer.Headers.Add("apigw-requestid", "abc=");
            return answer;
        };

        var error = await Fails();

        Assert.Equal(("RunwayBadRequest", RunwayErrorKind.InvalidArgument, "abc="), (error.ErrorId, error.Kind, error.RequestId));
        Assert.Contains("Validation of body failed. referenceImages[0].uri: Expected a URL.", error.Message);
    }

    [Theory]
    [InlineData(400, "{\"error\":\"You do not have enough credits to run this task.\"}", "RunwayInsufficientCredits", RunwayErrorKind.QuotaExceeded)]
    [InlineData(401, "{\"error\":\"bad key\"}", "RunwayAuthenticationFailed", RunwayErrorKind.Authentication)]
    [InlineData(403, "{}", "RunwayPermissionDenied", RunwayErrorKind.PermissionDenied)]
    [InlineData(307, "", "RunwayUnexpectedRedirect", RunwayErrorKind.Connection)]
    [InlineData(409, "{}", "RunwayConflict", RunwayErrorKind.Conflict)]
    [InlineData(422, "{}", "RunwayInvalidData", RunwayErrorKind.InvalidData)]
    public async Task Each_refusal_has_its_own_error_and_is_final(int status, string body, string id, RunwayErrorKind kind)
    {
        _service.Answer = _ => FakeService.Status(status, body);

        var error = await Fails();

        Assert.Equal((id, kind, (int?)status), (error.ErrorId, error.Kind, error.StatusCode));
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task Stopping_does_not_interrupt_a_create_under_way()
    {
        using var stop = new CancellationTokenSource();
        using var connection = _service.Connect();
        var answer = _service.Answer;
        _service.Answer = seen =>
        {
            stop.Cancel();
            return answer(seen);
        };

        var task = await _service.Clock.Drive(() => connection.Tasks.CreateAsync(Request(), SubmissionOptions.Default, null, stop.Token));

        Assert.Equal("t1", task.Id);
    }

    private static ImageRequest Request() => new() { Model = "gen4_image", PromptText = "a lighthouse" };

    private static string Sorted(string json) =>
        System.Text.Json.JsonSerializer.Serialize(System.Text.Json.JsonSerializer.Deserialize<SortedDictionary<string, object>>(json));

    private async Task<RunwayTask> Create()
    {
        using var connection = _service.Connect();
        return await _service.Clock.Drive(() => connection.Tasks.CreateAsync(Request(), SubmissionOptions.Default, null, CancellationToken.None));
    }

    private async Task<RunwayException> Fails() => await Assert.ThrowsAnyAsync<RunwayException>(Create);
}
