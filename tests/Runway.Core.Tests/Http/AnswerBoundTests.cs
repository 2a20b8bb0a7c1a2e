using System.Net;
using System.Text;

namespace Runway.Tests;

/// <summary>An endless response does not fill the memory, for any request.</summary>
public sealed class AnswerBoundTests : IDisposable
{
    private const long Bound = BoundedBody.Most + (64 << 10);
    private readonly TemporaryFolder _folder = new();
    private readonly FakeService _service = new();
    private readonly List<EndlessContent> _bodies = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_create_with_an_endless_response_is_sent_once_and_its_outcome_is_unknown()
    {
        _service.Answer = _ => Endless(200, "[");
        using var connection = _service.Connect();

        var error = await Assert.ThrowsAsync<RunwayTaskException>(() => _service.Clock.Drive(() => connection.Tasks.CreateAsync(new ImageRequest { Model = "gen4_image", PromptText = "x" }, SubmissionOptions.Default, null, default)));

        Assert.Equal(RunwayErrors.SubmissionOutcomeUnknown, error.Error);
        Assert.Contains("longer than 16 MB", error.Message);
        Assert.Single(_service.Requests);
        AssertBounded();
    }

    [Theory]
    [InlineData(400, "RunwayBadRequest")]
    [InlineData(401, "RunwayAuthenticationFailed")]
    [InlineData(302, "RunwayUnexpectedRedirect")]
    public async Task A_refusal_with_an_endless_text_is_a_refusal(int status, string id)
    {
        _service.Answer = _ => Endless(status, "no. ");
        using var connection = _service.Connect();

        Assert.Equal(id, (await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(() => connection.Tasks.CreateAsync(new ImageRequest { Model = "gen4_image", PromptText = "x" }, SubmissionOptions.Default, null, default)))).ErrorId);
        Assert.Equal(id, (await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(() => connection.Account.GetOrganizationAsync(null, default)))).ErrorId);
        AssertBounded();
    }

    [Fact]
    public async Task An_endless_response_to_a_raw_call_or_a_read_is_an_error()
    {
        _service.Answer = _ => Endless(200, "{\"creditBalance\":1,\"");
        using var connection = _service.Connect();

        var raw = await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(() => connection.Rest.SendAsync(new RestCall { Path = "/v1/organization" }, null, default)));
        var read = await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(() => connection.Account.GetOrganizationAsync(null, default)));

        Assert.Equal((RunwayErrors.UnexpectedResponse, RunwayErrors.UnexpectedResponse), (raw.Error, read.Error));
        Assert.Equal(2, _service.Requests.Count);
        AssertBounded();
    }

    [Fact]
    public async Task A_wait_continues_after_endless_responses()
    {
        _service.Answer = _ => _service.Requests.Count <= 3 ? Endless(_service.Requests.Count == 2 ? 503 : 200, "{") : FakeService.Task("t1", "SUCCEEDED");
        using var connection = _service.Connect();

        Assert.Equal("SUCCEEDED", (await _service.Clock.Drive(() => connection.Tasks.WaitAsync(new RunwayTask { Id = "t1" }, null, default))).Status);
        AssertBounded();
    }

    [Fact]
    public async Task A_response_of_the_maximum_length_is_read()
    {
        var body = $"{{\"creditBalance\":7,\"more\":\"{new string('x', BoundedBody.Most - 31)}\"}}";
        _service.Answer = _ => FakeService.Json(body);
        using var connection = _service.Connect();

        Assert.True(Encoding.UTF8.GetByteCount(body) is > BoundedBody.Most - 8 and <= BoundedBody.Most);
        Assert.Equal(7, (await _service.Clock.Drive(() => connection.Account.GetOrganizationAsync(null, default))).CreditBalance);
    }

    [Theory]
    [InlineData("3600", 1)]
    [InlineData("100", 2)]
    public async Task An_endless_refusal_of_the_storage_is_retried_after_its_Retry_After_and_within_two_minutes(string retryAfter, int posts)
    {
        _service.Answer = seen => seen.Path switch
        {
            "/v1/uploads" => FakeService.Json("""{"uploadUrl":"https://storage.example/put","fields":{},"runwayUri":"runway://place/1"}"""),
            _ when _bodies.Count == 0 => Endless(503, "<Code>SlowDown</Code>", retryAfter),
            _ => new HttpResponseMessage(HttpStatusCode.NoContent),
        };
        using var connection = _service.Connect();
        var observer = new RecordingObserver();

        var upload = _service.Clock.Drive(() => connection.Uploads.UploadAsync(_folder.Write("a.png", Sample.Png, 600), observer, default));
        if (posts == 1)
        {
            var error = await Assert.ThrowsAsync<RunwayException>(() => upload);
            Assert.Equal(RunwayErrors.UploadFailed, error.Error);
            Assert.Contains("503 SlowDown) and asks to wait 3600 s", error.Message);
        }
        else
        {
            await upload;
            Assert.InRange(_service.Clock.Elapsed, TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(102));
            Assert.Single(observer.Warnings);
        }

        Assert.Equal(posts, _service.Requests.Count(r => r.Path == "/put"));
        AssertBounded();
    }

    private HttpResponseMessage Endless(int status, string head, string? retryAfter = null)
    {
        var body = new EndlessContent(head);
        _bodies.Add(body);
        var answer = RetryAfterTests.Answer(status, retryAfter, null);
        answer.Content = body;
        return answer;
    }

    private void AssertBounded() => Assert.All(_bodies, b => Assert.InRange(b.Taken, 1, Bound));
}
