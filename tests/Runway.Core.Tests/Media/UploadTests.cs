using System.Net;
using System.Text.RegularExpressions;

namespace Runway.Tests;

/// <summary>Small files are sent inside the request; larger ones are uploaded once with the signed form of the storage.</summary>
public sealed class UploadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeService _service = new();
    private Func<int, HttpResponseMessage> _storage = _ => new HttpResponseMessage(HttpStatusCode.NoContent);
    private int _places;
    private int _posts;

    public UploadTests() => _service.Answer = seen => seen.Path switch
    {
        "/v1/uploads" => FakeService.Json($$"""{"uploadUrl":"https://storage.example/put?sig={{++_places}}","fields":{"key":"k{{_places}}","policy":"p=="},"runwayUri":"runway://place/{{_places}}"}"""),
        "/put" => _storage(++_posts),
        _ => FakeService.Json("{\"id\":\"t1\"}"),
    };

    private Seen[] Posts => [.. _service.Requests.Where(r => r.Path == "/put")];

    [Fact]
    public async Task A_file_of_the_maximum_size_is_sent_inside_the_request()
    {
        await CreateFromImage(3_932_142);

        var sent = Assert.Single(_service.Requests);
        Assert.Contains("\"promptImage\":\"data:image/png;base64,iVBORw0KGgo", sent.Body);
        Assert.Equal(5_242_878, Regex.Match(sent.Body!, "data:[^\"]*").Length);
    }

    [Fact]
    public async Task A_larger_file_is_uploaded_first_and_its_URI_is_sent()
    {
        await CreateFromImage(3_932_143);

        Assert.Equal(["/v1/uploads", "/put", "/v1/image_to_video"], _service.Requests.Select(r => r.Path));
        Assert.Equal("{\"filename\":\"A_picture__1_.png\",\"type\":\"ephemeral\"}", _service.Requests[0].Body);
        Assert.Contains("\"promptImage\":\"runway://place/1\"", _service.Requests[2].Body);
    }

    [Fact]
    public async Task The_form_has_all_fields_before_the_file()
    {
        await Upload(_folder.Write("clip.mov", Sample.Mp4, 600));

        var form = Posts[0].Body!;
        var boundary = Regex.Match(Posts[0].Message.Content!.Headers.ContentType!.ToString(), "^multipart/form-data; boundary=(.+)$").Groups[1].Value;
        var parts = form.Split("--" + boundary);
        Assert.Equal(5, parts.Length);
        Assert.Equal("\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nk1\r\n", parts[1]);
        Assert.Equal("\r\nContent-Disposition: form-data; name=\"policy\"\r\n\r\np==\r\n", parts[2]);
        Assert.StartsWith("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"clip.mp4\"\r\nContent-Type: video/mp4\r\n\r\n", parts[3]);
        Assert.Equal("--\r\n", parts[4]);
        Assert.Equal((int)Posts[0].Message.Content!.Headers.ContentLength!, System.Text.Encoding.Latin1.GetByteCount(form));
    }

    [Fact]
    public async Task The_storage_gets_no_header_of_the_API()
    {
        await Upload(_folder.Write("a.png", Sample.Png, 600));

        Assert.Null(Posts[0].Authorization);
        Assert.False(Posts[0].Message.Headers.Contains("X-Runway-Version"));
        Assert.NotNull(_service.Requests[0].Authorization);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(0)]
    public async Task A_failed_form_is_not_sent_again_but_a_new_upload_is_requested(int status)
    {
        _storage = n => n > 2 ? new HttpResponseMessage(HttpStatusCode.Created) : status == 0 ? throw new HttpRequestException("cut") : FakeService.Status(status, "<Error><Code>Busy</Code></Error>");

        var upload = await UploadInTime(_folder.Write("a.png", Sample.Png, 600));

        Assert.Equal("runway://place/3", upload.RunwayUri);
        Assert.Equal(["/put?sig=1", "/put?sig=2", "/put?sig=3"], Posts.Select(p => p.Url.PathAndQuery));
        Assert.All(Posts.Zip(["k1", "k2", "k3"]), p => Assert.Contains(p.Second, p.First.Body));
    }

    [Fact]
    public async Task A_storage_that_always_refuses_is_an_error_without_the_signature()
    {
        _storage = _ => FakeService.Status(403, "<Error><Code>AccessDenied</Code></Error>");

        using var connection = _service.Connect();
        var error = await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(() => Create(connection, _folder.Write("a.avi", Sample.Avi, 600))));

        Assert.Equal(("RunwayUploadFailed", RunwayErrorKind.Connection), (error.ErrorId, error.Kind));
        Assert.Contains("403 AccessDenied", error.Message);
        Assert.DoesNotContain("sig=", error.Message);
        Assert.Equal(4, Posts.Length);
        Assert.DoesNotContain(_service.Requests, r => r.Path == "/v1/video_to_video");
    }

    [Fact]
    public async Task An_upload_that_makes_no_progress_is_cancelled()
    {
        var slow = 1;
        _service.BeforeBody = r =>
        {
            _service.Latency = r.RequestUri!.AbsolutePath == "/put" && slow-- > 0 ? TimeSpan.FromMinutes(10) : TimeSpan.Zero;
            return null;
        };

        Assert.Equal("runway://place/2", (await UploadInTime(_folder.Write("a.png", Sample.Png, 600))).RunwayUri);
        Assert.InRange(_service.Clock.Elapsed, TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(110));
    }

    [Fact]
    public async Task The_same_content_is_uploaded_once_for_concurrent_requests_and_other_names()
    {
        using var connection = _service.Connect();
        _folder.Write("a.avi", Sample.Avi, 600);
        _folder.Write("b.avi", Sample.Avi, 600);
        _folder.Write("c.avi", Sample.Avi, 601);
        _service.Latency = TimeSpan.FromSeconds(1);

        await _service.Clock.Drive(() => Task.WhenAll(new[] { "a", "b", "a", "c", "a" }.Select(n => Create(connection, _folder[n + ".avi"]))));

        Assert.Equal(2, Posts.Length);
        Assert.Equal(5, _service.Requests.Count(r => r.Path == "/v1/video_to_video"));
    }

    [Fact]
    public async Task A_content_is_uploaded_again_shortly_before_its_upload_expires()
    {
        using var connection = _service.Connect();
        var path = _folder.Write("a.png", Sample.Png, 600);
        var first = await connection.Uploads.UploadAsync(path, null, CancellationToken.None);
        Assert.Equal(_service.Clock.GetUtcNow().AddHours(24), first.ExpiresAt);

        _service.Clock.Advance(TimeSpan.FromHours(22.9));
        Assert.Same(first, await connection.Uploads.UploadAsync(path, null, CancellationToken.None));

        _service.Clock.Advance(TimeSpan.FromHours(0.2));
        Assert.Equal("runway://place/2", (await connection.Uploads.UploadAsync(path, null, CancellationToken.None)).RunwayUri);
    }

    [Fact]
    public async Task A_cancelled_request_does_not_cancel_the_upload_of_the_others()
    {
        using var connection = _service.Connect();
        using var stop = new CancellationTokenSource();
        var path = _folder.Write("a.png", Sample.Png, 600);
        _service.Latency = TimeSpan.FromSeconds(5);
        var impatient = _service.Clock.Start(() => connection.Uploads.UploadAsync(path, null, stop.Token));
        var patient = _service.Clock.Start(() => connection.Uploads.UploadAsync(path, null, CancellationToken.None));
        stop.Cancel();

        Assert.Equal("runway://place/1", (await _service.Clock.Drive(patient)).RunwayUri);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
    }

    [Fact]
    public async Task Nothing_is_uploaded_for_a_request_that_is_refused()
    {
        using var connection = _service.Connect();
        var request = new VideoToVideoRequest { Model = "aleph2", Video = MediaSource.FromFile(_folder.Write("a.avi", Sample.Avi, 600)), Seed = -1 };

        await Assert.ThrowsAsync<RunwayException>(() => connection.Tasks.CreateAsync(request, SubmissionOptions.Default, null, CancellationToken.None));

        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task A_file_under_512_bytes_is_not_uploaded()
    {
        var error = await Assert.ThrowsAsync<RunwayException>(() => Upload(_folder.Write("a.png", Sample.Png, 511)));

        Assert.Contains("at least 512", error.Message);
        Assert.Empty(_service.Requests);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<RunwayTask> Create(RunwayConnection connection, string path) =>
        connection.Tasks.CreateAsync(new VideoToVideoRequest { Model = "aleph2", Video = MediaSource.FromFile(path) }, SubmissionOptions.Default, null, CancellationToken.None);

    // Not on the virtual clock: there is no wait, and reading megabytes looks idle to it.
    private async Task CreateFromImage(long size)
    {
        using var connection = _service.Connect();
        var image = MediaSource.FromFile(_folder.Write("A picture (1).txt", Sample.Png, size));
        await connection.Tasks.CreateAsync(new ImageToVideoRequest { Model = "gen4_turbo", Image = image }, SubmissionOptions.Default, null, CancellationToken.None);
    }

    private async Task<RunwayUpload> Upload(string path)
    {
        using var connection = _service.Connect();
        return await connection.Uploads.UploadAsync(path, null, CancellationToken.None);
    }

    // For work that needs the clock to advance.
    private async Task<RunwayUpload> UploadInTime(string path)
    {
        using var connection = _service.Connect();
        return await _service.Clock.Drive(() => connection.Uploads.UploadAsync(path, null, CancellationToken.None));
    }
}
