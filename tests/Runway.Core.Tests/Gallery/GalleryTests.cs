using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Runway.Tests.Gallery;

/// <summary>The page without a browser: prompts are text, sums are right, files are embedded or linked.</summary>
public sealed partial class GalleryTests : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("\" onerror=\"x", "&quot; onerror=&quot;x")]
    [InlineData("{0} {{title}} {policy}", "{0} {{title}} {policy}")]
    [InlineData("Tür, 霧, „Nebel“", "Tür, 霧, „Nebel“")]
    public void A_prompt_is_shown_as_text_and_never_as_markup(string prompt, string shown)
    {
        var page = Render(Task("t1") with { PromptText = prompt, Model = prompt, Failure = prompt, FailureCode = prompt, Status = "FAILED", Batch = prompt });

        Assert.Contains($"<h3 id=\"c0\">{shown}</h3>", page);
        Assert.Equal(5, Regex.Matches(page, Regex.Escape(shown)).Count);
        Assert.Single(Regex.Matches(page, "<script"));
    }

    [Fact]
    public void A_key_or_a_signed_query_in_a_prompt_is_not_shown() =>
        Assert.DoesNotContain("secret", Render(Task("t1") with { PromptText = "https://x.test/a?_jwt=secret", Status = "FAILED", Failure = "https://x.test/a?_jwt=secret" }));

    [Fact]
    public void The_content_security_policy_allows_only_data_and_the_style_and_script_of_the_page()
    {
        var page = Render(Task("t1"));

        var policy = Policy().Match(page).Groups[1].Value.Replace("&#x27;", "'", StringComparison.Ordinal).Replace("&#x2B;", "+", StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; img-src data:; media-src data:; style-src 'sha256-", policy);
        foreach (var element in new[] { "style", "script" })
        {
            var content = Regex.Match(page, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline).Groups[1].Value;
            Assert.Contains($"{element}-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'", policy);
        }

        Assert.DoesNotContain("http", Regex.Replace(page, "http-equiv", string.Empty));
        Assert.DoesNotContain(" style=", page);
    }

    [Fact]
    public void Credits_are_added_by_day_and_model_and_estimates_are_separate_from_charges()
    {
        var page = Render(
            Task("a") with { Model = "veo3", Credits = 400 },
            Task("b") with { Credits = 5 },
            Task("c") with { Credits = 8.5, CreatedAt = Day.AddDays(-1).ToOffset(TimeSpan.FromHours(9)) },
            Task("d") with { Status = "PENDING", EstimatedCredits = 1000 },
            Task("e") with { Status = "FAILED", EstimatedCredits = 77 });

        Assert.Contains("<dt>credits charged</dt><dd>413.5</dd>", page);
        Assert.Contains("<dt>credits expected</dt><dd>1,000</dd>", page);
        Assert.Contains("veo3 <b>400</b>", page);
        Assert.Matches("2026-11-20</th>.*gen4_image 8.5\"", page);
        Assert.Matches("2026-11-21</th>.*aria-label=\"gen4_image 1,005, veo3 400\".*<td>1,405</td>", page);
        Assert.DoesNotContain("77", Chart().Match(page).Value);
    }

    [Fact]
    public void Many_days_are_grouped_by_month_and_the_smallest_models_are_grouped_as_others()
    {
        var chart = Chart().Match(Render([.. Enumerable.Range(0, 400).Select(i => Task($"t{i}") with { Credits = 1 + (i % 12), Model = $"model{i % 12}", CreatedAt = Day.AddDays(-i) })])).Value;

        Assert.Contains("Credits by month and model", chart);
        Assert.Equal(14, Regex.Matches(chart, "scope=\"row\"").Count);
        Assert.Equal(8, Regex.Matches(chart, "<li>").Count);
        Assert.Contains("other models", chart);
    }

    [Fact]
    public void A_failed_task_shows_its_reason_and_advice_and_an_unsaved_task_the_command_that_saves_it()
    {
        var page = Render(
            Task("t1") with { Status = "FAILED", FailureCode = "SAFETY.INPUT.TEXT", Failure = "Not allowed." },
            Task("t2"),
            Task("t3") with { Status = "RUNNING", Progress = .42 });

        Assert.Contains("<strong>Failed</strong> <code>SAFETY.INPUT.TEXT</code>", page);
        Assert.Contains("Not allowed.", page);
        Assert.Contains("held back by moderation", page);
        Assert.Contains("This saves it: <code>save t2</code>", page);
        Assert.Contains("Running, 42%", page);
    }

    [Fact]
    public void Pictures_are_embedded_before_sounds_and_videos_if_not_all_fit()
    {
        var gallery = new RunwayGallery(null);
        gallery.AddFile(_folder.Write("a b#1.mp4", Sample.Mp4, 600), "v");
        gallery.AddFile(_folder.Write("s.mp3", Sample.Mp3, 600), "s");
        gallery.AddFile(_folder.Write("p.png", Sample.Png, 600), "p");
        gallery.AddFile(_folder.Write("p.mov", Sample.Mov, 10), "m");

        var page = Write(gallery, out var made, embed: 1300);

        Assert.Equal((4, 2, 2), (made.Tasks, made.Embedded, made.Linked));
        Assert.Contains($"src=\"data:image/png;base64,{Convert.ToBase64String(File.ReadAllBytes(_folder["p.png"]))}\"", page);
        Assert.Contains("src=\"data:audio/mpeg;base64,", page);
        Assert.Contains("src=\"../a%20b%231.mp4\"", page);
        Assert.Contains("href=\"../p.mov\"", page);
        Assert.Contains("img-src data: &#x27;self&#x27; file:;", page);
    }

    [Fact]
    public void Several_files_of_one_task_are_one_card()
    {
        var gallery = new RunwayGallery(null);
        gallery.AddTask(Task("t1") with { PromptText = "two studies" });
        gallery.AddFile(_folder.Write("1.png", Sample.Png), "t1");
        gallery.AddFile(_folder.Write("2.png", Sample.Png), "t1");
        gallery.AddTask(Task("t1"));

        var page = Write(gallery, out _);

        Assert.Single(Regex.Matches(page, "<article"));
        Assert.Contains("alt=\"two studies (2 of 2)\"", page);
    }

    [Fact]
    public void The_same_input_gives_the_same_page_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var tasks = new[] { Task("a") with { Credits = 1234.5 }, Task("b") with { Status = "RUNNING", Progress = .5 } };
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            var german = Render(tasks);
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Assert.Equal(german, Render(tasks));
            Assert.Contains("1,234.5", german);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_page_that_cannot_be_written_leaves_the_existing_page_unchanged()
    {
        Write(new RunwayGallery(null), out _);
        var gallery = new RunwayGallery(null);
        gallery.AddFile(_folder.Write("p.png", Sample.Png), "p");
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();

        Assert.Throws<OperationCanceledException>(() => gallery.Write(_folder["pages/x.html"], new GalleryOptions { Now = Day }, stopped.Token));

        Assert.DoesNotContain("<article", File.ReadAllText(_folder["pages/x.html"]));
        Assert.Single(Directory.GetFiles(_folder["pages"]));
        Assert.True(RunwayGallery.IsPage(_folder["pages/x.html"]));
    }

    private static RunwayTask Task(string id) => new() { Id = id, Status = "SUCCEEDED", Model = "gen4_image", Operation = "text_to_image", CreatedAt = Day };

    private string Render(params RunwayTask[] tasks)
    {
        var gallery = new RunwayGallery(null);
        foreach (var task in tasks)
        {
            gallery.AddTask(task);
        }

        return Write(gallery, out _);
    }

    private string Write(RunwayGallery gallery, out GallerySummary made, long embed = GalleryOptions.DefaultEmbedLimit)
    {
        made = gallery.Write(_folder["pages/x.html"], new GalleryOptions { Now = Day, EmbedLimit = embed, SaveCommand = "save {id}" }, default);
        return File.ReadAllText(_folder["pages/x.html"]);
    }

    [GeneratedRegex("Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex Policy();

    [GeneratedRegex("<section class=\"credits\".*?</section>", RegexOptions.Singleline)]
    private static partial Regex Chart();
}
