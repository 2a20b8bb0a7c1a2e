using System.Net;
using System.Net.Http.Headers;

namespace Runway.Tests;

/// <summary>A range is appended only to the same content; whatever a server responds, a file is complete or does not exist.</summary>
public sealed class OutputRangeTests : IDisposable
{
    private static readonly byte[] Old = Sample.Picture(300_000);
    private static readonly byte[] New = Changed();
    private readonly SaveLab _lab = new();

    public void Dispose() => _lab.Dispose();

    public static TheoryData<string> Answers => ["another tag", "a weak tag", "no tag", "another total", "another offset", "several ranges", "no range", "another unit", "416", "the whole", "encoded"];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_range_of_other_content_restarts_the_download(string answer)
    {
        _lab.Service.Answer = seen => _lab.Service.Requests.Count switch
        {
            1 => Cut(Old, 100_000, "\"v1\""),
            2 => Answer(answer),
            _ => seen.Message.Headers.Range is { } range && range.Ranges.Single().From == 0 ? SaveLab.Part(New, 0, "\"v2\"") : SaveLab.Body(New, "image/png"),
        };

        await _lab.Save(SaveLab.Task());

        Assert.Empty(_lab.Failed);
        Assert.Equal("\"v1\"", _lab.Service.Requests[1].Message.Headers.IfRange!.EntityTag!.Tag);
        Assert.Equal(New, File.ReadAllBytes(_lab.Folder["t1.png"]));
        Assert.Equal(["t1.png"], _lab.Folder.Files);
    }

    [Fact]
    public async Task A_range_that_is_shorter_than_requested_is_used_and_continued()
    {
        _lab.Service.Answer = seen => SaveLab.Part(Old, (int)seen.Message.Headers.Range!.Ranges.Single().From!, "\"v1\"", count: 100_000);

        await _lab.Save(SaveLab.Task());

        Assert.Equal(Old, File.ReadAllBytes(_lab.Folder["t1.png"]));
        Assert.Equal(3, _lab.Service.Requests.Count);
    }

    [Fact]
    public async Task A_206_response_that_was_not_requested_is_not_used_as_the_whole_file()
    {
        // For the first request another range; after that no range is requested.
        _lab.Service.Answer = seen => _lab.Service.Requests.Count switch
        {
            1 => SaveLab.Part(Old, 10, "\"v1\""),
            2 => SaveLab.Part(Old, 0, "W/\"v1\"", count: 1000),
            _ => SaveLab.Body(Old, "image/png"),
        };

        await _lab.Save(SaveLab.Task());

        Assert.Null(_lab.Service.Requests[2].Message.Headers.Range);
        Assert.Equal(Old, File.ReadAllBytes(_lab.Folder["t1.png"]));
    }

    [Fact]
    public async Task A_download_with_a_weak_ETag_is_not_resumed()
    {
        _lab.Service.Answer = _ => _lab.Service.Requests.Count == 1 ? Cut(Old, 100_000, "W/\"v1\"") : SaveLab.Body(New, "image/png");

        await _lab.Save(SaveLab.Task());

        Assert.Null(_lab.Service.Requests[1].Message.Headers.IfRange);
        Assert.Equal(New, File.ReadAllBytes(_lab.Folder["t1.png"]));
    }

    [Fact]
    public async Task A_file_host_with_a_long_Retry_After_is_an_error()
    {
        foreach (var asked in new[] { "7200", "Thu, 01 Jan 2099 00:00:00 GMT", "99999999999999999999" })
        {
            _lab.Service.Answer = _ => FakeService.Status(503, retryAfter: asked);
            await _lab.Save(SaveLab.Task());
            Assert.True(_lab.Failed.TryDequeue(out var error));
            Assert.Equal("RunwayDownloadFailed", error.ErrorId);
        }

        Assert.Equal(3, _lab.Service.Requests.Count);
        Assert.True(_lab.Service.Clock.Elapsed < TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_download_is_waited_for_after_the_timeout(bool finishDownloads)
    {
        using var time = new CancellationTokenSource(TimeSpan.FromSeconds(10), _lab.Service.Clock);
        _lab.Service.Answer = _ => FakeService.Status(503, retryAfter: "100");

        await _lab.Save(SaveLab.Task(), o => o with { FinishDownloads = finishDownloads }, time.Token);

        Assert.Equal("RunwayWaitTimedOut", Assert.Single(_lab.Failed).ErrorId);
        Assert.InRange(_lab.Service.Clock.Elapsed, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(12));
    }

    private static byte[] Changed()
    {
        var changed = Sample.Picture(300_000);
        for (var i = Sample.Png.Length; i < changed.Length; i++)
        {
            changed[i] ^= 0x5A;
        }

        return changed;
    }

    private static HttpResponseMessage Cut(byte[] whole, int after, string tag)
    {
        var answer = new HttpResponseMessage { Content = new BrokenContent(whole, after) };
        answer.Headers.ETag = EntityTagHeaderValue.Parse(tag);
        return answer;
    }

    private static HttpResponseMessage Answer(string name)
    {
        var part = SaveLab.Part(New, 100_000, name switch { "another tag" => "\"v2\"", "a weak tag" => "W/\"v1\"", _ => "\"v1\"" }, name == "another total" ? 400_000 : null);
        switch (name)
        {
            case "no tag":
                part.Headers.ETag = null;
                break;
            case "another offset":
                part.Content.Headers.ContentRange = new ContentRangeHeaderValue(99_999, 299_998, 300_000);
                break;
            case "several ranges":
                part.Content.Headers.ContentRange = null;
                part.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/byteranges; boundary=x");
                break;
            case "no range":
                part.Content.Headers.ContentRange = null;
                break;
            case "another unit":
                part.Content.Headers.ContentRange!.Unit = "lines";
                break;
            case "416":
                return FakeService.Status((int)HttpStatusCode.RequestedRangeNotSatisfiable);
            case "the whole":
                return SaveLab.Body(New, "image/png");
            case "encoded":
                part.Content.Headers.TryAddWithoutValidation("Content-Encoding", "gzip");
                break;
        }

        return part;
    }
}
