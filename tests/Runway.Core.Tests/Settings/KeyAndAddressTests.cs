namespace Runway.Tests;

/// <summary>An invalid key or base URL is refused before anything is sent.</summary>
public sealed class KeyAndAddressTests
{
    [Theory]
    [InlineData("'key_abc'")]
    [InlineData("\"key_abc")]
    [InlineData("\u201Ckey_abc\u201D")]
    [InlineData("key_abc\u2019")]
    [InlineData("Bearer key_abc")]
    [InlineData("RUNWAYML_API_SECRET=key_abc")]
    [InlineData("RUNWAYAI_API_KEY=key_abc")]
    [InlineData("\uFEFFkey_abc")]
    [InlineData("key_abc\r\n")]
    public void A_key_with_quotes_prefixes_or_line_breaks_is_refused(string key)
    {
        var secret = RunwayEnvironment.ToSecureString(key);

        var error = Assert.Throws<RunwayException>(() => new RunwayConnection(new RunwayConnectionOptions { ApiKey = secret, JournalFolder = null }));

        Assert.Equal(RunwayErrors.InvalidApiKey, error.Error);
        Assert.DoesNotContain("abc", error.Message);
    }

    [Fact]
    public void The_hint_of_a_key_is_its_last_four_characters()
    {
        using var connection = new FakeService().Connect();
        Assert.Equal("…" + FakeService.Key[^4..], connection.KeyHint);
    }

    [Theory]
    [InlineData("", "RunwayInvalidApiKey")]
    [InlineData("key_abc\n", "RunwayInvalidApiKey")]
    [InlineData(" key_abc", "RunwayInvalidApiKey")]
    [InlineData("key_ä", "RunwayInvalidApiKey")]
    public void A_key_with_other_characters_is_refused_and_not_shown(string key, string id)
    {
        var error = Assert.Throws<RunwayException>(() => new FakeService().Connect(o => o with { ApiKey = RunwayEnvironment.ToSecureString(key) }));

        Assert.Equal(id, error.ErrorId);
        Assert.DoesNotContain("abc", error.Message);
    }

    [Theory]
    [InlineData("http://example.com", "RunwayInsecureEndpoint")]
    [InlineData("https://api.runwayml.com", "RunwayInvalidBaseUrl")]
    [InlineData("ftp://example.com", "RunwayInvalidBaseUrl")]
    [InlineData("https://user:pass@example.com", "RunwayInvalidBaseUrl")]
    [InlineData("not a url", "RunwayInvalidBaseUrl")]
    public void A_base_URL_that_would_expose_the_key_is_refused(string url, string id) =>
        Assert.Equal(id, Assert.Throws<RunwayException>(() => new FakeService().Connect(o => o with { BaseUrl = url })).ErrorId);

    [Theory]
    [InlineData("http://127.0.0.1:4010", "http://127.0.0.1:4010/")]
    [InlineData("http://localhost:4010/v1/", "http://localhost:4010/")]
    [InlineData("https://gateway.test/runway", "https://gateway.test/runway/")]
    public void A_valid_base_URL_is_normalized(string url, string expected)
    {
        using var connection = new FakeService().Connect(o => o with { BaseUrl = url });

        Assert.Equal(expected, connection.BaseAddress.ToString());
    }
}
