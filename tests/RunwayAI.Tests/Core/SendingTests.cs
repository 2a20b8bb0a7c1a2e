namespace Runway.Tests.RunwayAI;

/// <summary>Which requests are sent once or repeated, and their results.</summary>
public sealed class SendingTests
{
    private const string Made = """{"cost":2,"image_url":"https://files.test/images/1.jpg?sig=a"}""";

    private static readonly RunwayAIImageRequest Request = new() { PromptText = "a lighthouse" };

    private readonly FakeService _service = new() { Answer = _ => FakeService.Json(Made) };

    [Fact]
    public async Task The_result_is_a_URL_with_all_known_properties()
    {
        using var connection = _service.ConnectAI();

        var media = await connection.Operations.CreateAsync(Request, 7, null, default);

        Assert.Equal("https://files.test/images/1.jpg?sig=a", media.Url);
        Assert.Equal(("generate-image", MediaKind.Image, "a lighthouse", 7), (media.Operation, media.Kind, media.PromptText, media.Index));
        Assert.Equal(Made, media.Response);
        Assert.Equal(media.Url, media.ToString());
    }

    [Theory]
    [InlineData(429, 5)]
    [InlineData(400, 1)]
    [InlineData(401, 1)]
    [InlineData(408, 1)]
    [InlineData(500, 1)]
    [InlineData(503, 1)]
    public async Task A_request_with_a_response_is_sent_again_only_after_429(int status, int times)
    {
        _service.Answer = _ => FakeService.Status(status);
        using var connection = _service.ConnectAI();

        var error = await Fails(connection);

        Assert.Equal(times, _service.Requests.Count);
        Assert.Equal(status is 408 or >= 500 ? RunwayErrors.SubmissionOutcomeUnknown : error.Error, error.Error);
        Assert.Equal(status, error.StatusCode);
    }

    [Fact]
    public async Task A_request_whose_response_is_lost_is_never_sent_again()
    {
        _service.Answer = _ => throw new HttpRequestException("cut", new IOException("cut"));
        using var connection = _service.ConnectAI();

        Assert.Equal(RunwayErrors.SubmissionOutcomeUnknown, (await Fails(connection)).Error);
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task A_request_that_was_not_sent_is_repeated()
    {
        var refusals = 2;
        _service.BeforeBody = _ => refusals-- > 0 ? new HttpRequestException(HttpRequestError.ConnectionError, "refused") : null;
        using var connection = _service.ConnectAI();

        var media = await _service.Clock.Drive(() => connection.Operations.CreateAsync(Request, null, null, default));

        Assert.Equal("https://files.test/images/1.jpg?sig=a", media.Url);
        Assert.Single(_service.Requests);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"message":"made"}""")]
    [InlineData("""{"a_url":"https://x.test/1","b_url":"https://x.test/2"}""")]
    [InlineData("<html>")]
    public async Task A_response_without_a_single_URL_leaves_the_outcome_unknown_and_the_request_is_not_sent_again(string body)
    {
        _service.Answer = _ => FakeService.Json(body);
        using var connection = _service.ConnectAI();

        Assert.Equal(RunwayErrors.SubmissionOutcomeUnknown, (await Fails(connection)).Error);
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task A_URL_under_another_member_name_is_found()
    {
        _service.Answer = _ => FakeService.Json("""{"result_url":"https://files.test/1.jpg","id":"1"}""");
        using var connection = _service.ConnectAI();

        Assert.Equal("https://files.test/1.jpg", (await connection.Operations.CreateAsync(Request, null, null, default)).Url);
    }

    [Fact]
    public async Task Reads_and_deletions_are_retried()
    {
        var failures = 3;
        _service.Answer = seen => failures-- > 0 ? FakeService.Status(503) : FakeService.Json("""{"message":"Media successfully deleted","width":3}""");
        using var connection = _service.ConnectAI();
        var media = RunwayAIMedia.FromUrl("https://files.test/1.jpg");

        Assert.Equal(3, (await _service.Clock.Drive(() => connection.Operations.GetImageMetadataAsync(media, null, default))).Width);
        failures = 3;
        Assert.Equal("Media successfully deleted", await _service.Clock.Drive(() => connection.Operations.DeleteAsync(media, RunwayEnvironment.ToSecureString("token"), null, default)));
        Assert.Equal(8, _service.Requests.Count);
    }

    [Fact]
    public async Task Deleting_a_missing_medium_succeeds()
    {
        _service.Answer = _ => FakeService.Status(404);
        using var connection = _service.ConnectAI();

        Assert.Null(await connection.Operations.DeleteAsync(RunwayAIMedia.FromUrl("https://files.test/1.jpg"), RunwayEnvironment.ToSecureString("token"), null, default));
    }

    [Fact]
    public async Task A_404_page_is_not_a_deletion()
    {
        _service.Answer = _ => new HttpResponseMessage(System.Net.HttpStatusCode.NotFound) { Content = new StringContent("<html>", System.Text.Encoding.UTF8, "text/html") };
        using var connection = _service.ConnectAI();

        var error = await Assert.ThrowsAsync<RunwayException>(() => connection.Operations.DeleteAsync(RunwayAIMedia.FromUrl("https://files.test/1.jpg"), RunwayEnvironment.ToSecureString("token"), null, default));

        Assert.Equal(RunwayErrors.NotFound, error.Error);
    }

    [Fact]
    public async Task A_caller_who_stops_gets_no_error_about_an_outcome()
    {
        using var stop = new CancellationTokenSource();
        _service.Answer = _ =>
        {
            stop.Cancel();
            throw new OperationCanceledException();
        };
        using var connection = _service.ConnectAI();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connection.Operations.CreateAsync(Request, null, null, stop.Token));
        Assert.Single(_service.Requests);
    }

    [Theory]
    [InlineData("Authorization", "Bearer", "Bearer " + OtherService.Key)]
    [InlineData("X-Api-Key", "", OtherService.Key)]
    [InlineData("Authorization", "Token", "Token " + OtherService.Key)]
    public async Task The_key_is_sent_only_in_the_header_that_the_user_names(string header, string scheme, string expected)
    {
        using var connection = _service.ConnectAI(o => o with { AuthHeader = header, AuthScheme = scheme });
        await connection.Operations.CreateAsync(Request, null, null, default);

        var headers = Assert.Single(_service.Requests).Message.Headers;
        Assert.Equal([expected], headers.GetValues(header));
        Assert.Single(headers, h => h.Value.Any(v => v.Contains(OtherService.Key, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Content-Type", "Bearer")]
    [InlineData("Host", "Bearer")]
    [InlineData("User-Agent", "")]
    [InlineData("X Key", "")]
    [InlineData("", "")]
    [InlineData("Authorization", "Bear er")]
    public void A_header_that_cannot_carry_a_key_is_refused(string header, string scheme) => Assert.Equal(
        RunwayAIErrors.InvalidAuthHeader,
        Assert.Throws<RunwayException>(() => _service.ConnectAI(o => o with { AuthHeader = header, AuthScheme = scheme })).Error);

    private async Task<RunwayException> Fails(RunwayAIConnection connection) =>
        await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(() => connection.Operations.CreateAsync(Request, null, null, default)));
}
