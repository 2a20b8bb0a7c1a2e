using System.Net;
using System.Net.Http.Headers;

namespace Runway.Tests;

/// <summary>Retry-After in every form, and the resulting waits.</summary>
public sealed class RetryAfterTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private readonly FakeService _service = new();
    private readonly RecordingObserver _observer = new();

    /// <summary>The clock of the tests shows Sat, 21 Nov 2026 03:00:00 GMT.</summary>
    public static TheoryData<string?, string?, double?> Forms => new()
    {
        { "0", null, 0 },
        { "1.5", null, 1.5 },
        { " 120 ", null, 120 },
        { "99999999999999999999999999999999999999999", null, 86400 },
        { new string('9', 400), null, 86400 },
        { "-5", null, null },
        { "-1e400", null, null },
        { "NaN", null, null },
        { "Infinity", null, null },
        { "-Infinity", null, null },
        { "1e3", null, null },
        { "", null, null },
        { "soon", null, null },
        { null, null, null },
        { "7, 9", null, 9 },
        { "Sat, 21 Nov 2026 03:01:00 GMT", null, 60 },
        { "Sat, 21 Nov 2026 02:00:00 GMT", null, null },
        { "Thu, 01 Jan 2099 00:00:00 GMT", null, 86400 },
        { "Fri, 31 Dec 9999 23:59:59 GMT", null, 86400 },
        { "Mon, 01 Jan 0001 00:00:00 GMT", null, null },
        // With a clock of the service that is two hours ahead or behind.
        { "Sat, 21 Nov 2026 05:00:20 GMT", "Sat, 21 Nov 2026 05:00:00 GMT", 20 },
        { "Sat, 21 Nov 2026 01:00:20 GMT", "Sat, 21 Nov 2026 01:00:00 GMT", 20 },
        // With a stopped clock of the service.
        { "Sat, 21 Nov 2026 03:00:20 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", 20 },
        { "Sat, 21 Nov 2026 03:00:20 GMT", "Thu, 01 Jan 2099 00:00:00 GMT", 20 },
        { "Sat, 21 Nov 2026 03:00:20 GMT", "yesterday", 20 },
        { "Sat, 21 Nov 2026 03:00:20 GMT", "", 20 },
        { "Thu, 01 Jan 2099 00:00:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", 86400 },
        { "Thu, 01 Jan 1970 00:00:00 GMT", "Thu, 01 Jan 2099 00:00:00 GMT", null },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_of_Retry_After_gives_a_bounded_time(string? value, string? date, double? seconds) =>
        Assert.Equal(seconds, RetryAfterHeader.Of(Answer(503, value, date), _service.Clock)?.TotalSeconds);

    [Fact]
    public void Of_several_values_the_longest_readable_one_is_used()
    {
        using var answer = Answer(429, "7", null);
        answer.Headers.TryAddWithoutValidation("Retry-After", ["soon", "30", "-9"]);

        Assert.Equal(30, RetryAfterHeader.Of(answer, _service.Clock)?.TotalSeconds);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_read_waits_at_most_two_minutes_and_reports_a_long_wait_once(string? value, string? date, double? seconds)
    {
        _service.Answer = _ => _service.Requests.Count == 1 ? Answer(503, value, date) : FakeService.Json("{\"creditBalance\":1}");
        using var connection = _service.Connect();

        Assert.Equal(1, (await _service.Clock.Drive(() => connection.Account.GetOrganizationAsync(_observer, default))).CreditBalance);

        var least = Math.Min(seconds ?? 0, Backoff.LongestWait.TotalSeconds);
        Assert.InRange(_service.Clock.Elapsed.TotalSeconds, least, Math.Max(2, least + 1));
        Assert.Equal(least > 10 ? 1 : 0, _observer.Warnings.Count);
    }

    [Fact]
    public async Task A_repeated_long_wait_is_reported_once()
    {
        _service.Answer = _ => _service.Requests.Count <= 3 ? Answer(503, "30", null) : FakeService.Json("{\"creditBalance\":1}");
        using var connection = _service.Connect();

        await _service.Clock.Drive(() => connection.Account.GetOrganizationAsync(_observer, default));

        Assert.Matches("answered 503 and asks to wait 30 s. It is tried again in 3[01] s", Assert.Single(_observer.Warnings));
        Assert.InRange(_service.Clock.Elapsed.TotalSeconds, 3 * 30, 3 * 31);
    }

    [Theory]
    [InlineData(503, "3600", 2)]
    [InlineData(429, "3600", 2)]
    [InlineData(429, "70", 3)]
    [InlineData(503, null, 5)]
    public async Task All_waits_of_one_read_together_are_at_most_two_minutes(int status, string? value, int requests)
    {
        _service.Answer = _ => Answer(status, value, null);
        using var connection = _service.Connect();

        var error = await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(() => connection.Tasks.GetAsync(new RunwayTask { Id = "t1" }, _observer, default)));

        Assert.Equal(status, error.StatusCode);
        Assert.Equal(requests, _service.Requests.Count);
        Assert.InRange(_service.Clock.Elapsed, TimeSpan.Zero, value == "70" ? TimeSpan.FromSeconds(142) : Backoff.LongestWait + TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("121")]
    [InlineData("3600")]
    [InlineData("Thu, 01 Jan 2099 00:00:00 GMT")]
    public async Task A_create_that_would_have_to_wait_longer_is_an_error(string value)
    {
        _service.Answer = _ => Answer(429, value, null);
        using var connection = _service.Connect();

        var error = await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(() => connection.Tasks.CreateAsync(new ImageRequest { Model = "gen4_image", PromptText = "x" }, SubmissionOptions.Default, _observer, default)));

        Assert.Equal(RunwayErrors.RateLimited, error.Error);
        Assert.Contains($"asks to wait {RetryAfterHeader.Describe(error.RetryAfter!.Value)}", error.Message);
        Assert.InRange(error.RetryAfter.Value, TimeSpan.FromSeconds(121), Day);
        Assert.Single(_service.Requests);
        Assert.Equal(TimeSpan.Zero, _service.Clock.Elapsed);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_create_that_is_accepted_after_a_wait_creates_one_task(string? value, string? date, double? seconds)
    {
        if (seconds > Backoff.LongestWait.TotalSeconds)
        {
            return;
        }

        _service.Answer = _ => _service.Requests.Count == 1 ? Answer(429, value, date) : FakeService.Json("{\"id\":\"t1\"}");
        using var connection = _service.Connect();

        Assert.Equal("t1", (await _service.Clock.Drive(() => connection.Tasks.CreateAsync(new ImageRequest { Model = "gen4_image", PromptText = "x" }, SubmissionOptions.Default, _observer, default))).Id);
        Assert.Equal(2, _service.Requests.Count);
    }

    internal static HttpResponseMessage Answer(int status, string? retryAfter, string? date)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("{\"error\":\"busy\"}", MediaTypeHeaderValue.Parse("application/json")) };
        if (retryAfter is not null)
        {
            answer.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        }

        if (date is not null)
        {
            answer.Headers.TryAddWithoutValidation("Date", date);
        }

        return answer;
    }
}
