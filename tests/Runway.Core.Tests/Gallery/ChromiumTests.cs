using System.Text.Json;

namespace Runway.Tests.Gallery;

/// <summary>
/// The page in a browser. If RUNWAY_SCREENSHOTS is a folder, the screenshots are saved in
/// it.
/// </summary>
public sealed class ChromiumTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData("light", 1440, 100_000_000L)]
    [InlineData("dark", 1440, 100_000_000L)]
    [InlineData("light", 390, 100_000_000L)]
    [InlineData("dark", 390, 0L)]
    public async Task A_page_shows_all_tasks_runs_no_foreign_script_and_sends_no_request(string scheme, int width, long embed)
    {
        var program = Browser.Find();
        Skip.If(program is null, "Chromium did not run: no chromium or chrome on the PATH");
        var page = _folder["index.html"];
        var made = (await EmulatedBatch.MakeAsync(_folder)).Write(page, new GalleryOptions { Title = "Harbour campaign, week 47", Now = DateTimeOffset.UtcNow, EmbedLimit = embed }, default);
        Assert.Equal(embed == 0 ? (8, 0, 5) : (8, 5, 0), (made.Tasks, made.Embedded, made.Linked));

        await using var browser = await Browser.StartAsync(program!);
        await Resize(browser, width, 900);
        await browser.SendAsync("Emulation.setEmulatedMedia", new { features = new[] { new { name = "prefers-color-scheme", value = scheme } } });
        await browser.OpenAsync(new Uri(page));

        var facts = await browser.RunAsync(PageScripts.Facts);
        Assert.All(facts.GetProperty("pictures").EnumerateArray(), w => Assert.True(w.GetInt32() > 0));
        Assert.Equal((3, 1, 1), (facts.GetProperty("pictures").GetArrayLength(), facts.GetProperty("videos").GetInt32(), facts.GetProperty("sounds").GetInt32()));
        Assert.False(facts.GetProperty("hacked").GetBoolean());
        Assert.True(facts.GetProperty("fits").GetBoolean(), "the page is wider than the window");
        Assert.Equal(scheme == "dark", facts.GetProperty("dark").GetBoolean());
        Assert.Empty(Texts(await browser.RunAsync(PageScripts.LowContrast)));
        Assert.Empty(Texts(await browser.RunAsync(PageScripts.Nameless)));

        // As high as the page, because only the visible part is painted.
        await Resize(browser, width, facts.GetProperty("height").GetInt32());
        await browser.RunAsync(PageScripts.NextFrame);
        var picture = await Screenshot(browser, $"{scheme}-{width}");
        await Resize(browser, width, 900);
        Assert.True(picture.Length > 40_000, $"the picture is blank: {picture.Length} bytes");

        Assert.Equal((2, "2 of 8 shown"), await Shown(browser, PageScripts.FilterFailed));
        Assert.Equal((1, "1 of 8 shown"), await Shown(browser, PageScripts.FindFog));
        var viewer = await browser.RunAsync(PageScripts.OpenViewer);
        Assert.Equal((true, true), (viewer.GetProperty("open").GetBoolean(), viewer.GetProperty("moved").GetBoolean()));
        await Screenshot(browser, $"viewer-{scheme}-{width}");

        Assert.All(browser.Events("Network.requestWillBeSent").Select(e => e.GetProperty("request").GetProperty("url").GetString()!), u => Assert.True(IsOurs(u), u));
        Assert.Empty(browser.Events("Log.entryAdded").Concat(browser.Events("Runtime.exceptionThrown")).Concat(browser.Events("Runtime.consoleAPICalled")).Select(e => e.ToString()));
    }

    private bool IsOurs(string url) => url.StartsWith("data:", StringComparison.Ordinal) || url.StartsWith(new Uri(_folder.Path).AbsoluteUri + "/", StringComparison.Ordinal);

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetString()!)];

    private static async Task<(int Cards, string? Says)> Shown(Browser browser, string script)
    {
        var shown = await browser.RunAsync(script);
        return (shown.GetProperty("cards").GetInt32(), shown.GetProperty("says").GetString());
    }

    private static Task Resize(Browser browser, int width, int height) =>
        browser.SendAsync("Emulation.setDeviceMetricsOverride", new { width, height, deviceScaleFactor = 1, mobile = width < 600 });

    private static async Task<byte[]> Screenshot(Browser browser, string name)
    {
        var shot = await browser.SendAsync("Page.captureScreenshot", new { format = "png" });
        var picture = shot.GetProperty("data").GetBytesFromBase64();
        if (Environment.GetEnvironmentVariable("RUNWAY_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".png"), picture);
        }

        return picture;
    }
}
