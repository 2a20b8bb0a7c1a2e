namespace Runway.Tests.RunwayAI;

/// <summary>Two services, two keys: neither is sent to the other service, and neither is shown.</summary>
public sealed class KeyTests : IDisposable
{
    private const string Token = "delete-me-\"quoted\"-t0ken";
    private readonly Dictionary<string, string?> _before = new();
    private readonly FakeService _service = new() { Answer = _ => FakeService.Json("""{"image_url":"https://files.test/1.jpg","creditBalance":1}""") };

    public KeyTests()
    {
        Set(RunwayEnvironment.ApiSecretVariable, FakeService.Key);
        Set(RunwayAIEnvironment.ApiKeyVariable, OtherService.Key);
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    [Fact]
    public async Task With_both_keys_in_the_environment_each_service_gets_its_own()
    {
        using var runway = _service.Connect();
        using var other = _service.ConnectAI();
        await runway.Account.GetOrganizationAsync(null, default);
        await other.Operations.CreateAsync(new RunwayAIImageRequest { PromptText = "a" }, null, null, default);

        Assert.Equal(["Bearer " + FakeService.Key, "Bearer " + OtherService.Key], _service.Requests.Select(r => r.Authorization!.ToString()));
        Assert.Equal(["api.dev.runwayml.com", "api.runway-ai.ai"], _service.Requests.Select(r => r.Url.Host));
        Assert.Equal([true, false], _service.Requests.Select(r => r.Message.Headers.Contains("X-Runway-Version")));
    }

    [Fact]
    public void The_environment_gives_each_service_its_own_key()
    {
        Assert.Equal("…vice", RunwayAIEnvironment.GetConnection("test").KeyHint);
        Assert.Equal("…cdef", EnvironmentConnection.Get("test").KeyHint);
        Set(RunwayAIEnvironment.ApiKeyVariable, null);
        Assert.Equal(RunwayErrors.NotConnected, Assert.Throws<RunwayException>(() => RunwayAIEnvironment.GetConnection("test")).Error);
        Set(RunwayAIEnvironment.ApiKeyVariable, OtherService.Key);
        Set(RunwayEnvironment.ApiSecretVariable, null);
        Assert.Equal(RunwayErrors.NotConnected, Assert.Throws<RunwayException>(() => EnvironmentConnection.Get("test")).Error);
    }

    [Theory]
    [InlineData(FakeService.Key, true)]
    [InlineData("key_fedcba9876543210fedcba9876543210fedcba9876543210", true)]
    [InlineData("key_of_some_service", false)]
    [InlineData(OtherService.Key, false)]
    public void A_key_of_Runway_is_refused_before_anything_is_sent(string key, bool refused)
    {
        var error = Record.Exception(() => _service.ConnectAI(o => o with { ApiKey = RunwayEnvironment.ToSecureString(key) })) as RunwayException;

        Assert.Equal(refused ? RunwayErrors.ForeignKey : null, error?.Error);
        Assert.DoesNotContain(key, error?.Message ?? string.Empty);
        Assert.Empty(_service.Requests);
    }

    [Theory]
    [InlineData("'key_abc'")]
    [InlineData("\u201Ckey_abc\u201D")]
    [InlineData("Bearer key_abc")]
    [InlineData("RUNWAYML_API_SECRET=key_abc")]
    [InlineData("\uFEFFkey_abc")]
    [InlineData("key_abc\r\n")]
    public void A_key_with_quotes_prefixes_or_line_breaks_is_refused(string key)
    {
        var error = Assert.Throws<RunwayException>(() => _service.ConnectAI(o => o with { ApiKey = RunwayEnvironment.ToSecureString(key) }));

        Assert.Equal(RunwayErrors.InvalidApiKey, error.Error);
        Assert.DoesNotContain("abc", error.Message);
    }

    [Fact]
    public void The_key_of_the_other_service_is_refused_for_Runway() => Assert.Equal(
        RunwayErrors.ForeignKey,
        Assert.Throws<RunwayException>(() => _service.Connect(o => o with { ApiKey = RunwayEnvironment.ToSecureString(OtherService.Key) })).Error);

    [Fact]
    public void Neither_connects_to_the_address_of_the_other()
    {
        Assert.Equal(RunwayErrors.InvalidBaseUrl, Assert.Throws<RunwayException>(() => _service.ConnectAI(o => o with { BaseUrl = "https://api.dev.runwayml.com" })).Error);
        Assert.Equal(RunwayErrors.InvalidBaseUrl, Assert.Throws<RunwayException>(() => _service.Connect(o => o with { BaseUrl = "https://api.runway-ai.ai/v1" })).Error);
        Assert.Equal(RunwayErrors.InsecureEndpoint, Assert.Throws<RunwayException>(() => _service.ConnectAI(o => o with { BaseUrl = "http://example.com" })).Error);
    }

    [Fact]
    public async Task A_redirect_gets_no_key()
    {
        var moved = FakeService.Status(302);
        moved.Headers.Location = new Uri("https://elsewhere.test/");
        _service.Answer = _ => moved;
        using var connection = _service.ConnectAI();

        var error = await Assert.ThrowsAsync<RunwayException>(() => connection.Operations.CreateAsync(new RunwayAIImageRequest { PromptText = "a" }, null, null, default));

        Assert.Equal(RunwayErrors.UnexpectedRedirect, error.Error);
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task A_download_is_sent_without_a_key()
    {
        using var folder = new TemporaryFolder();
        using var connection = _service.ConnectAI(o => o with { AuthHeader = "X-Api-Key", AuthScheme = string.Empty });
        var saver = new RunwayAISaver(connection, new AddressSaveOptions { Directory = folder.Path });
        _service.Answer = _ => new HttpResponseMessage { Content = new ByteArrayContent(Sample.Jpeg) };
        var media = RunwayAIMedia.FromUrl("https://api.runway-ai.ai/images/1.jpg");
        await saver.SaveAsync(media, saver.Reserve(media, 0), null, default);

        var headers = Assert.Single(_service.Requests).Message.Headers;
        Assert.DoesNotContain(headers, h => h.Key is "X-Api-Key" or "Authorization");
    }

    [Theory]
    [InlineData(403)]
    [InlineData(500)]
    public async Task The_token_of_a_deletion_is_shown_nowhere(int status)
    {
        var escaped = Token.Replace("\"", "\\\"", StringComparison.Ordinal);
        _service.Answer = seen => FakeService.Status(status, $$"""{"message":"no {{escaped}}","sent":{{seen.Body}},"key":"{{seen.Authorization}}"}""");
        var observer = new RecordingObserver(includesBodies: true);
        using var connection = _service.ConnectAI();

        var error = await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(
            () => connection.Operations.DeleteAsync(RunwayAIMedia.FromUrl("https://files.test/1.jpg"), RunwayEnvironment.ToSecureString(Token), observer, default)));

        Assert.Equal(Token, System.Text.Json.Nodes.JsonNode.Parse(_service.Requests[0].Body!)!["auth_token"]!.ToString());
        Assert.DoesNotContain("auth_token", _service.Requests[0].Url.AbsoluteUri);
        Assert.NotEmpty(observer.Requests);
        Assert.All(
            observer.Requests.Select(r => r + r.RequestBody + r.ResponseBody).Append(error.Message).Append(error.ToString()),
            text => Assert.All([Token, escaped, "t0ken", OtherService.Key], secret => Assert.DoesNotContain(secret, text)));
    }

    private void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }
}
