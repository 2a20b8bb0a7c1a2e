using System.Net;

namespace Runway.Tests;

/// <summary>What a user gives is cleaned, refused or warned about before anything is sent.</summary>
public sealed class InputTests
{
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ";

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
    public void A_key_with_anything_around_it_is_refused(string key)
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
    [InlineData("http://127.0.0.1:4010/")]
    [InlineData("http://localhost:4010/")]
    [InlineData("http://[::1]:4010/")]
    [InlineData("http://127.8.9.10/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    public void This_machine_is_reached_without_a_proxy_of_the_environment(string url)
    {
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new WebProxy("http://proxy.test:8080");
        try
        {
            Assert.True(SystemProxy.Instance.IsBypassed(new Uri(url)));
            Assert.Null(SystemProxy.Instance.GetProxy(new Uri(url)));
            Assert.Equal("none", Transport.Describe(null, true, new Uri(url)));
            Assert.Equal("http://proxy.test:8080/", SystemProxy.Instance.GetProxy(new Uri("https://api.test/"))!.ToString());
            Assert.Same(SystemProxy.Instance, Transport.Create(null, true, forFiles: false).Proxy);
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }

    [Fact]
    public void A_proxy_of_another_machine_does_not_get_the_key_in_clear() =>
        Assert.Equal(RunwayErrors.InsecureEndpoint, Assert.Throws<RunwayException>(() => new FakeService().Connect(o => o with { BaseUrl = "http://127.0.0.1:4010", Proxy = new WebProxy("http://proxy.test:8080") })).Error);

    [Theory]
    [InlineData("a\0b\0")]
    [InlineData("\u200B\uFEFF \u2060")]
    [InlineData("\uFE0F")]
    [InlineData("\U0001D159")]
    [InlineData("\u3164\u2800")]
    public void A_prompt_that_cannot_be_meant_is_refused(string prompt) =>
        Assert.Equal(RunwayErrors.InvalidPrompt, Assert.Throws<RunwayException>(() => RequestReview.Of(Image(prompt))).Error);

    [Fact]
    public void A_prompt_with_half_of_an_emoji_is_refused() =>
        Assert.Equal(RunwayErrors.InvalidPrompt, Assert.Throws<RunwayException>(() => RequestReview.Of(Image("an emoji " + (char)0xD83D))).Error);

    [Fact]
    public void A_prompt_that_was_misread_is_warned_about() =>
        Assert.Contains(RequestReview.Of(Image("caf\uFFFD")).Warnings, w => w.Contains("U+FFFD", StringComparison.Ordinal));

    [Fact]
    public void A_prompt_in_any_script_is_taken() => Assert.Empty(RequestReview.Of(Image("مي\u200Cخواهم ไทย 👨\u200D👩 \\u0000")).Warnings);

    [Theory]
    [InlineData("data:image/gif;base64,R0lGODlhAQABAAAAACw=")]
    [InlineData("data:image/png;base64,R0lGODlhAQABAAAAACw=")]
    [InlineData("data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=")]
    [InlineData("data:image/png;base64,")]
    [InlineData("data:image/png;base64,!!!!")]
    [InlineData("data:image/png,abc")]
    [InlineData("data:image/jpeg;base64," + Png)]
    [InlineData("data:image/heic;base64,AAAAGGZ0eXBoZWljAAAAAGhlaWNtaWYx")]
    public void A_data_URI_is_held_to_what_a_file_is(string uri) =>
        Assert.Equal(RunwayErrors.InvalidMedia, Assert.Throws<RunwayException>(() => MediaSource.FromAddress(uri).Require(MediaKind.Image)).Error);

    [Fact]
    public void A_picture_in_a_data_URI_is_taken() => MediaSource.FromAddress("data:image/png;base64," + Png).Require(MediaKind.Image);

    private static ImageRequest Image(string prompt) => new() { Model = "gen4_image", PromptText = prompt, Ratio = "1280:720" };
}
