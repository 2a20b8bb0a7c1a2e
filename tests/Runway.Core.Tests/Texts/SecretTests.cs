namespace Runway.Tests;

/// <summary>Texts, logs and errors contain no secrets.</summary>
public sealed class SecretTests
{
    [Theory]
    [InlineData("Authorization: Bearer abc.def-ghi", "abc.def-ghi")]
    [InlineData("the key key_0123456789abcdef0123 was refused", "0123456789abcdef0123")]
    [InlineData("GET https://out.test/a.png?_jwt=eyJhbGciOi.x.y failed", "eyJhbGciOi")]
    [InlineData("{\"output\":[\"https://out.test/a.png?Expires=1\\u0026Signature=s3cr3t\"]}", "s3cr3t")]
    [InlineData("{\"fields\":{\"policy\":\"cG9saWN5\",\"X-Amz-Signature\":\"deadbeef\"}}", "deadbeef")]
    [InlineData("{\"uri\":\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA\"}", "iVBORw0KGgoAAAANSUhEUgAA")]
    public void A_secret_is_redacted(string text, string secret)
    {
        Assert.Contains(secret, text);
        Assert.DoesNotContain(secret, Redaction.Redact(text));
    }

    [Fact]
    public void Text_without_secrets_is_unchanged() =>
        Assert.Equal("POST https://api.dev.runwayml.com/v1/tasks 200", Redaction.Redact("POST https://api.dev.runwayml.com/v1/tasks 200"));

    [Theory]
    [InlineData(401)]
    [InlineData(500)]
    public async Task A_key_that_the_service_returns_is_not_in_the_error_or_the_log(int status)
    {
        const string Key = "an-unusual-key-of-a-test-server";
        var service = new FakeService { Answer = seen => FakeService.Status(status, $"{{\"error\":\"{seen.Authorization}\"}}") };
        var observer = new RecordingObserver(includesBodies: true);
        using var connection = service.Connect(o => o with { ApiKey = RunwayEnvironment.ToSecureString(Key) });

        var error = await Assert.ThrowsAsync<RunwayException>(() => service.Clock.Drive(() => connection.Account.GetOrganizationAsync(observer, default)));

        Assert.NotEmpty(observer.Requests);
        Assert.DoesNotContain(Key, error.Message + error);
        Assert.All(observer.Requests, r => Assert.DoesNotContain(Key, r + r.RequestBody + r.ResponseBody));
    }
}
