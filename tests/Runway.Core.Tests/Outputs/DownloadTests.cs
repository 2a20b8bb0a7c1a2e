using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;

namespace Runway.Tests;

/// <summary>Saving outputs: files are complete, downloads are resumed, the key is not sent.</summary>
public sealed class DownloadTests : IDisposable
{
    private const string Url = "https://out.test/files/picture.png?_jwt=secret";
    private byte[] _content = Sample.Picture(400_000);
    private readonly FakeService _service = new();
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<FileInfo> _saved = new();
    private readonly ConcurrentQueue<RunwayException> _failed = new();

    public DownloadTests() => _service.Answer = Serve;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_download_leaves_only_the_complete_file()
    {
        await Save(Finished(Url));

        Assert.Equal(_content, File.ReadAllBytes(_folder["t1.png"]));
        Assert.Equal(["t1.png"], _folder.Files);
        Assert.Equal("t1.png", Assert.Single(_saved).Name);
    }

    [Fact]
    public async Task The_key_is_not_sent_to_the_host_of_the_output()
    {
        await Save(Finished(Url));

        Assert.Null(Assert.Single(_service.Requests).Authorization);
    }

    [Fact]
    public async Task A_cut_transfer_is_resumed()
    {
        _service.Answer = seen => _service.Requests.Count <= 3 ? Serve(seen, cutAfter: 90_000) : Serve(seen);

        await Save(Finished(Url));

        Assert.Equal(_content, File.ReadAllBytes(_folder["t1.png"]));
        Assert.Equal([0, 90_000, 180_000, 270_000], _service.Requests.Select(r => r.Message.Headers.Range?.Ranges.Single().From));
        Assert.All(_service.Requests.Skip(1), r => Assert.Equal("\"v1\"", r.Message.Headers.IfRange!.EntityTag!.Tag));
    }

    [Fact]
    public async Task A_partial_file_is_resumed_by_another_process()
    {
        _service.Answer = seen => Serve(seen, cutAfter: _service.Requests.Count == 1 ? 100_000 : 0);
        await Save(Finished(Url));
        Assert.Equal("RunwayDownloadFailed", Assert.Single(_failed).ErrorId);
        _service.Answer = Serve;
        var before = _service.Requests.Count;

        await Save(Finished(Url));

        Assert.Equal(_content, File.ReadAllBytes(_folder["t1.png"]));
        Assert.Equal(100_000, Assert.Single(_service.Requests.Skip(before)).Message.Headers.Range!.Ranges.Single().From);
        Assert.Equal(["t1.png"], _folder.Files);
    }

    [Theory]
    [InlineData(400_000, false)]
    [InlineData(3_000_000, true)]
    public async Task A_killed_process_leaves_a_resumable_partial_file_only_of_a_large_download(int length, bool resumable)
    {
        _content = Sample.Picture(length);
        var left = new List<string[]>();

        await Save(Finished(Url), observer: new Watcher(() => left.Add(_folder.Files)));

        Assert.Equal(resumable, left.Exists(files => files.Any(f => f.StartsWith("t1.") && f.EndsWith(".part.etag"))));
        Assert.Equal(["t1.png"], _folder.Files);
    }

    [Fact]
    public async Task Content_that_changed_is_downloaded_again()
    {
        _service.Answer = seen => Serve(seen, cutAfter: 100_000, tag: _service.Requests.Count == 1 ? "\"old\"" : "\"v1\"");
        _service.Answer = seen => _service.Requests.Count == 1 ? Serve(seen, cutAfter: 100_000, tag: "\"old\"") : Serve(seen);

        await Save(Finished(Url));

        Assert.Equal(_content, File.ReadAllBytes(_folder["t1.png"]));
    }

    [Fact]
    public async Task A_download_without_ranges_or_ETag_restarts_after_a_cut()
    {
        _service.Answer = seen => new HttpResponseMessage { Content = _service.Requests.Count == 1 ? new BrokenContent(_content, 50_000) : new ByteArrayContent(_content) };

        await Save(Finished(Url));

        Assert.Equal(_content, File.ReadAllBytes(_folder["t1.png"]));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task An_expired_URL_is_replaced_by_reading_the_task_again(int status)
    {
        _service.Answer = seen => seen switch
        {
            { Path: "/v1/tasks/t1" } => FakeService.Task("t1", "SUCCEEDED", ",\"output\":[\"https://out.test/files/fresh.png?_jwt=new\"]"),
            { Path: "/files/picture.png" } => FakeService.Status(status),
            _ => Serve(seen),
        };

        await Save(Finished(Url));

        Assert.Equal(_content, File.ReadAllBytes(_folder["t1.png"]));
        Assert.Equal(["/files/picture.png", "/v1/tasks/t1", "/files/fresh.png"], _service.Requests.Select(r => r.Path));
    }

    [Fact]
    public async Task A_busy_file_host_is_retried_after_its_Retry_After()
    {
        _service.Answer = seen => _service.Requests.Count == 1 ? FakeService.Status(503, retryAfter: "20") : Serve(seen);

        await Save(Finished(Url));

        Assert.True(_service.Requests[1].At >= TimeSpan.FromSeconds(20));
        Assert.Single(_saved);
    }

    [Fact]
    public async Task An_existing_file_is_kept_without_Force_and_replaced_with_Force()
    {
        File.WriteAllText(_folder["t1.png"], "mine");

        await Save(Finished(Url));
        Assert.Equal(("RunwayFileExists", "mine"), (Assert.Single(_failed).ErrorId, File.ReadAllText(_folder["t1.png"])));
        Assert.Empty(_service.Requests);

        await Save(Finished(Url), o => o with { Force = true });
        Assert.Equal(_content, File.ReadAllBytes(_folder["t1.png"]));
    }

    [Fact]
    public async Task Each_output_of_a_task_has_its_number_and_a_failed_one_does_not_stop_the_others()
    {
        File.WriteAllText(_folder["t1-1.png"], "mine");

        await Save(Finished(Url, Url));

        Assert.Equal(["t1-1.png", "t1-2.png"], _folder.Files);
        Assert.Equal("t1-2.png", Assert.Single(_saved).Name);
        Assert.Equal("RunwayFileExists", Assert.Single(_failed).ErrorId);
    }

    [Fact]
    public async Task Tasks_whose_names_are_the_same_do_not_overwrite_each_other()
    {
        var options = Options with { NameTemplate = OutputNameTemplate.Parse("{Prompt}") };
        using var connection = _service.Connect();
        using var saver = new OutputSaver(connection.Tasks, options);

        foreach (var id in new[] { "a", "b" })
        {
            await _service.Clock.Drive(() => saver.SaveAsync(Finished(Url) with { Id = id, PromptText = "A lighthouse, at dawn!" }, (_, f) => _saved.Enqueue(f), _failed.Enqueue, null, default, default));
        }

        Assert.Equal(["a-lighthouse-at-dawn-2.png", "a-lighthouse-at-dawn.png"], _folder.Files);
    }

    [Theory]
    [InlineData("FAILED", "RunwayTaskFailed.SAFETY.INPUT.TEXT")]
    [InlineData("CANCELLED", "RunwayTaskCancelled")]
    public async Task A_task_that_did_not_succeed_is_an_error_with_the_task(string status, string id)
    {
        var task = Finished() with { Status = status, Failure = "Not allowed", FailureCode = "SAFETY.INPUT.TEXT" };

        var error = await Assert.ThrowsAsync<RunwayTaskException>(() => Save(task));

        Assert.Equal((id, RunwayErrorKind.TaskFailed, task), (error.ErrorId, error.Kind, error.Task));
    }

    private OutputSaveOptions Options => new() { Directory = _folder.Path };

    private static RunwayTask Finished(params string[] output) => new() { Id = "t1", Status = "SUCCEEDED", Output = output };

    private async Task Save(RunwayTask task, Func<OutputSaveOptions, OutputSaveOptions>? change = null, IRunwayObserver? observer = null)
    {
        using var connection = _service.Connect();
        using var saver = new OutputSaver(connection.Tasks, change?.Invoke(Options) ?? Options);
        await _service.Clock.Drive(() => saver.SaveAsync(task, (_, file) => _saved.Enqueue(file), _failed.Enqueue, observer, default, default));
    }

    private HttpResponseMessage Serve(Seen seen) => Serve(seen, _content.Length);

    // A file host with ranges and a strong ETag; the body breaks off after some bytes.
    private HttpResponseMessage Serve(Seen seen, int cutAfter, string tag = "\"v1\"")
    {
        var headers = seen.Message.Headers;
        var from = headers.IfRange?.EntityTag?.Tag == tag ? (int)headers.Range!.Ranges.Single().From! : 0;
        var rest = _content[from..];
        var response = new HttpResponseMessage(from > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK)
        {
            Content = cutAfter < rest.Length ? new BrokenContent(rest, cutAfter) : new ByteArrayContent(rest),
        };
        response.Headers.ETag = new EntityTagHeaderValue(tag);
        if (from > 0)
        {
            response.Content.Headers.ContentRange = new ContentRangeHeaderValue(from, _content.Length - 1, _content.Length);
        }

        return response;
    }

    private sealed class Watcher(Action onBytes) : IRunwayObserver
    {
        public void OnDownload(RunwayTask task, long received, long? total) => onBytes();
    }
}
