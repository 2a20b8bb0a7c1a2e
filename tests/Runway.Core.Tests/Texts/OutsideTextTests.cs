using System.Globalization;
using System.Text;

namespace Runway.Tests;

/// <summary>Text from outside contains no control sequences in any text of the engine.</summary>
public sealed class OutsideTextTests
{
    private const string Hostile = "\u001b[2J\u001b]52;c;bHM=\u0007\u001b]8;;https://evil.test\u001b\\here\u009b31m\u202Egnp.exe\u2066\u200B\uFEFF\r\u0000\u2028 \uDB40\uDC41 \uD800";
    private const string Secrets = " key_0123456789abcdef0123 _jwt=eyJhbGciOi.x.y&X-Amz-Signature=deadbeef Authorization: Basic dXNlcjpzM2NyM3Q= https://jane:s3cr3t@out.test/a?sig=s3cr3t";

    private static readonly string[] SecretParts = ["0123456789abcdef0123", "eyJhbGciOi", "deadbeef", "dXNlcjpz", "s3cr3t", FakeService.Key];

    private readonly FakeService _service = new();

    public static TheoryData<string> SecretTexts => new(
        "socks5://jane:s3cr3t@proxy:1080 refused",
        "The proxy tunnel request to proxy 'http://jane:s3@s3cr3t@proxy:8080/' failed",
        @"{""output"":[""https:\/\/jane:s3cr3t@out.test\/a.png?_jwt=s3cr3t""]}",
        "see https%3A%2F%2Fout.test%2Fa.png%3F_jwt%3Ds3cr3t%26x",
        @"""{\""authorization\"": \""Basic s3cr3t\""}""",
        "{'authorization': 'Basic s3cr3t s3cr3t'}",
        "Proxy-Authorization: Basic s3cr3t",
        "set-cookie: session=s3cr3t; path=/",
        "X-Api-Key: s3cr3t",
        "access_token=s3cr3t",
        "x-goog-signature=s3cr3t",
        "?sv=1\\u0026sig\\u003ds3cr3t",
        "//jane:s3cr3t@out.test/a and ' //jane:s3cr3t@out.test/a'",
        "bearer s3cr3t-token",
        "password=s3cr3t");

    [Theory]
    [MemberData(nameof(SecretTexts))]
    public void A_secret_is_redacted_everywhere_in_a_text(string text) =>
        Assert.DoesNotContain("s3cr3t", Redaction.Redact(" " + text));

    [Theory]
    [InlineData("a ring bearer walks. The policy: no signature, a secret: 'hidden token' behind the cookie jar")]
    [InlineData("a design = bold? 50% // off")]
    [InlineData("key_frame of a door")]
    public void A_prompt_is_unchanged(string prompt) =>
        Assert.Equal(prompt, Redaction.Redact(prompt));

    [Fact]
    public void A_megabyte_of_letters_is_checked_quickly()
    {
        var text = "// = ' : bearer eyJ key_ " + new string('a', 4_000_000);

        var watch = System.Diagnostics.Stopwatch.StartNew();
        Redaction.Redact(text);

        // A quadratic algorithm would take minutes.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    [Fact]
    public void Invisible_characters_are_shown_as_escapes()
    {
        var shown = OutsideText.Line(Hostile)!;

        Require(shown);
        Assert.Contains(@"\u001B]52;c;bHM=\u0007", shown);
        Assert.Contains(@"\u202Egnp.exe", shown);
        Assert.EndsWith(@"\uDB40\uDC41 \uD800", shown);
    }

    [Fact]
    public void Text_in_any_language_is_unchanged()
    {
        const string Text = "Äpfel und Öl,\n\tمی‌خواهم\u200C, 👨\u200D👩\u200D👧, ไทย";

        Assert.Equal(Text, OutsideText.Visible(Text));
        Assert.Equal("a\r\nb", OutsideText.Visible("a\r\nb"));
        Assert.Equal(@"a\u000Db\u000D", OutsideText.Visible("a\rb\r"));
        Assert.Equal("a b c", OutsideText.Line("a\r\nb\tc"));
    }

    [Fact]
    public void A_long_text_is_cut_between_characters() =>
        Assert.Equal("aaa…", OutsideText.Line("aaa👍bbb", 4));

    [Fact]
    public void A_printed_URL_has_the_same_target_and_no_control_characters() =>
        Assert.Equal("https://out.test/a%1B%5D%E2%80%AE.png?x=%EF%BB%BF1", OutsideText.Address(" https://out.test/a\u001b]\u202E.png?x=\uFEFF1").Replace("]", "%5D", StringComparison.Ordinal));

    [Fact]
    public async Task A_task_from_a_hostile_service_contains_no_control_sequences_and_no_secrets()
    {
        var words = Hostile + Secrets + FakeService.Key;
        _service.Answer = _ => FakeService.Json(Json(new
        {
            id = "t1",
            status = "NEW" + Hostile + FakeService.Key,
            failure = words,
            failureCode = words,
            output = new[] { "https://out.test/" + Hostile },
        }));
        using var connection = _service.Connect();

        var task = await connection.Tasks.GetAsync(new RunwayTask { Id = "t1" }, null, default);

        foreach (var text in new[] { task.Status, task.Failure, task.FailureCode }.Append(task.Output[0]))
        {
            Require(text!);
        }

        Assert.InRange(task.FailureCode!.Length, 1, 201);
        var error = TaskOutcome.ErrorOf(task with { Status = RunwayTaskStatus.Failed, Failure = words.Replace(FakeService.Key, "", StringComparison.Ordinal), FailureCode = Hostile + Secrets })!;
        Require($"{error} {error.ErrorId}".ReplaceLineEndings(" "));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task An_error_from_a_hostile_service_contains_no_control_sequences(int status)
    {
        var words = new string('x', 280) + " " + FakeService.Key + Hostile + Secrets;
        var issue = new { path = new[] { Hostile + Secrets }, message = words };
        _service.Answer = _ =>
        {
            var answer = FakeService.Status(status, Json(new { error = words, issues = Enumerable.Repeat(issue, 500) }));
            answer.Headers.TryAddWithoutValidation("apigw-requestid", "id\u202E" + FakeService.Key);
            return answer;
        };
        var observer = new RecordingObserver(includesBodies: true);
        using var connection = _service.Connect();

        var error = await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(() => connection.Account.GetOrganizationAsync(observer, default)));

        Require($"{error} {error.RequestId}".ReplaceLineEndings(" "));
        Assert.InRange(error.Message.Length, 100, 8000);
        Assert.DoesNotContain(FakeService.Key[..8], error.Message);
        Assert.All(observer.Requests, r => Require($"{r} {r.ResponseBody}".ReplaceLineEndings(" ").Replace('\t', ' ')));
    }

    [Fact]
    public void The_cause_of_an_error_contains_no_control_sequences()
    {
        var cause = new InvalidOperationException("outer", new HttpRequestException("proxy http://jane:s3cr3t@p\u001b[2J"));

        var error = new RunwayException(RunwayErrors.ConnectionFailed, "x", innerException: cause);

        Require(error.ToString().ReplaceLineEndings(" "));
        Assert.Contains("HttpRequestException", error.ToString());
        Assert.DoesNotContain("s3cr3t", error.InnerException!.InnerException!.Message);
        var plain = new HttpRequestException("refused");
        Assert.Same(plain, new RunwayException(RunwayErrors.ConnectionFailed, "x", innerException: plain).InnerException);
    }

    [Fact]
    public async Task Names_of_models_and_days_of_usage_contain_no_control_sequences()
    {
        using var connection = _service.Connect();
        _service.Answer = _ => FakeService.Json(Json(new Dictionary<string, object> { ["creditBalance"] = 1, ["tier"] = new { models = new Dictionary<string, object> { ["m" + Hostile + Secrets] = new { maxConcurrentGenerations = 1 } } } }));
        Require(Assert.Single((await connection.Account.GetOrganizationAsync(null, default)).Models).Model);

        _service.Answer = _ => FakeService.Json(Json(new { results = new[] { new { date = "2026-11-01", usedCredits = new[] { new { model = Hostile + Secrets, amount = 1 } } } } }));
        await foreach (var row in connection.Account.GetUsageAsync(new(2026, 11, 1), new(2026, 11, 2), null, default))
        {
            Require(row.Model);
        }
    }

    [Fact]
    public async Task Text_from_a_journal_of_others_contains_no_control_sequences()
    {
        using var folder = new TemporaryFolder();
        var line = Json(new { @event = "intent", at = "2026-11-01T00:00:00Z", entry = "e" + Hostile, model = Hostile, operation = Hostile, prompt = Hostile, batch = Hostile });
        var state = Json(new { @event = "state", at = "2026-11-01T00:00:00Z", id = "t" + Hostile, status = Hostile, failureCode = Hostile + Secrets, reason = Hostile + Secrets });
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "other.jsonl"), line + "\n" + state + "\n");

        var tasks = TaskJournal.At(folder.Path).Read().Select(r => r.ToTask()).ToList();

        Assert.Equal(2, tasks.Count);
        Assert.All(tasks, t => Require($"{t} {t.Id} {t.Status} {t.Model} {t.Operation} {t.PromptText} {t.Batch} {t.Failure} {t.FailureCode}"));
    }

    [Fact]
    public void The_address_of_a_file_is_shown_without_its_user_and_its_query() =>
        Assert.Equal("https://out.test:8443/a/b.png", Redaction.Url(new Uri("https://jane:s3cr3t@out.test:8443/a/b.png?_jwt=x#y")));

    private static string Json(object value) => System.Text.Json.JsonSerializer.Serialize(value);

    private static void Require(string text)
    {
        Assert.All(SecretParts, part => Assert.DoesNotContain(part, text));
        foreach (var rune in text.EnumerateRunes())
        {
            Assert.False(OutsideText.IsHidden(rune) || (rune == Rune.ReplacementChar && !text.Contains('\uFFFD', StringComparison.Ordinal)), $"U+{rune.Value:X4} ({Rune.GetUnicodeCategory(rune)}) in: {text.Length.ToString(CultureInfo.InvariantCulture)} characters");
        }
    }
}
