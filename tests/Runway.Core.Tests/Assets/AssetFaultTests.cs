using System.Text;
using Runway.Assets;

namespace Runway.Tests.Assets;

/// <summary>Files that are no output of a task, from hosts and services that do not behave.</summary>
public sealed class AssetFaultTests : IDisposable
{
    private const string Id = "11111111-1111-4111-8111-111111111111";
    private const string Signed = "https://files.example/p.mp3?_jwt=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2lnbmF0dXJl";
    private static readonly byte[] Sound = [(byte)'I', (byte)'D', (byte)'3', 4, 0, 0, 0, 0, 0, 0, .. new byte[2000]];
    private readonly FakeService _service = new();
    private readonly RecordingObserver _observer = new();
    private readonly TemporaryFolder _folder = new();
    private readonly RunwayConnection _connection;
    private string _voice = Voice($"\"{Signed}\"");

    public AssetFaultTests()
    {
        _connection = _service.Connect();
        _service.Answer = request => request.Url.Host == "files.example" ? Bytes(Sound) : FakeService.Json(_voice);
    }

    public void Dispose()
    {
        _connection.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_address_that_has_expired_is_read_again_once_and_used()
    {
        var refused = 0;
        OnFile(_ => refused++ == 0 ? FakeService.Status(403) : Bytes(Sound));

        var file = await SaveAsync(Known());

        Assert.Equal(Sound.Length, file.Length);
        Assert.Equal([Signed, "/v1/voices/" + Id, Signed], _service.Requests.Select(r => r.Url.Host == "files.example" ? r.Url.OriginalString : r.Url.AbsolutePath));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_file_that_is_refused_at_new_addresses_too_is_an_error_without_the_address(int status)
    {
        OnFile(_ => FakeService.Status(status));

        var error = await FailAsync(Known());

        Assert.Equal(RunwayErrors.DownloadFailed, error.Error);
        Assert.Contains("'files.example' refuses the file", error.Message, StringComparison.Ordinal);
        Assert.InRange(_service.Requests.Count(r => r.Url.Host == "files.example"), 2, 4);
    }

    [Fact]
    public async Task A_preview_whose_address_has_expired_cannot_be_read_again()
    {
        OnFile(_ => FakeService.Status(403));

        var error = await FailAsync(AssetSources.OfPreview(Signed, "A calm voice"));

        Assert.Contains("The address has expired.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_service.Requests, r => r.Url.AbsolutePath.StartsWith("/v1/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>Log in</body></html>")]
    [InlineData("{\"error\":\"no\"}")]
    public async Task What_is_no_sound_is_not_saved(string body)
    {
        OnFile(_ => Bytes(Encoding.UTF8.GetBytes(body)));

        var error = await FailAsync(Known());

        Assert.Equal(RunwayErrors.DownloadFailed, error.Error);
        Assert.All(_observer.Warnings, warning => Assert.DoesNotContain("no answer came", warning, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_truncated_file_is_tried_again_and_never_has_the_name()
    {
        var count = 0;
        OnFile(_ =>
        {
            var whole = Bytes(Sound);
            if (count++ < 2)
            {
                whole.Content = new ByteArrayContent(Sound[..1000]);
                whole.Content.Headers.ContentLength = Sound.Length;
            }

            return whole;
        });

        Assert.Equal(Sound.Length, (await SaveAsync(Known())).Length);
        Assert.Equal(3, count);
    }

    [Fact]
    public async Task A_file_above_the_limit_is_an_error_of_its_own()
    {
        var error = await FailAsync(Known(), sizeLimit: 100);

        Assert.Equal((RunwayErrors.FileTooLarge, RunwayErrorKind.LimitExceeded), (error.Error, error.Kind));
        Assert.Single(_service.Requests);
    }

    [Theory]
    [InlineData("null", "There is no file for")]
    [InlineData("\"files/p.mp3\"", "is not one that a file can be read from")]
    [InlineData("\"ftp://files.example/p.mp3\"", "is not one that a file can be read from")]
    public async Task An_address_that_is_none_is_told_and_nothing_is_downloaded(string address, string message)
    {
        _voice = Voice(address);

        var error = await FailAsync(_connection.Assets.OfVoice(Id, "Desk", null));

        Assert.Equal(RunwayErrors.NoOutput, error.Error);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.All(_service.Requests, r => Assert.Equal("/v1/voices/" + Id, r.Url.AbsolutePath));
    }

    [Fact]
    public async Task An_existing_file_is_found_before_anything_is_sent()
    {
        await SaveAsync(Known());
        var sent = _service.Requests.Count;

        var error = await FailAsync(Known());

        Assert.Equal(RunwayErrors.FileExists, error.Error);
        Assert.Equal(sent, _service.Requests.Count);
    }

    [Fact]
    public async Task A_device_is_not_replaced_by_a_file()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var link = Path.Combine(_folder.Path, "null.mp3");
        File.CreateSymbolicLink(link, "/dev/null");

        var error = await FailAsync(Known(), outFile: link);

        Assert.Equal(RunwayErrors.FileNotWritable, error.Error);
        Assert.Equal("/dev/null", new FileInfo(link).LinkTarget);
    }

    [Fact]
    public async Task Names_have_the_time_of_what_is_saved_and_previews_go_by_their_words()
    {
        var created = new DateTimeOffset(2026, 11, 21, 3, 4, 5, TimeSpan.Zero);
        var template = OutputNameTemplate.Parse("{Date}", forAssets: true);

        Assert.Equal("20261121-030405.mp3", (await SaveAsync(_connection.Assets.OfVoice(Id, "Desk", Signed, created), template: template)).Name);
        Assert.Equal("a-calm-voice.mp3", (await SaveAsync(AssetSources.OfPreview(Signed, "A calm voice."))).Name);
        Assert.DoesNotContain("1970", (await SaveAsync(AssetSources.OfPreview(Signed, "A calm voice."), template: template)).Name, StringComparison.Ordinal);
        Assert.Throws<RunwayException>(() => OutputNameTemplate.Parse("{Model}", forAssets: true));
    }

    private static string Voice(string preview) => $$"""{"id":"{{Id}}","name":"Desk","status":"READY","createdAt":"2026-11-21T03:00:00.000Z","previewUrl":{{preview}}}""";

    private static HttpResponseMessage Bytes(byte[] content)
    {
        var response = new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new ByteArrayContent(content) };
        response.Content.Headers.ContentType = new("audio/mpeg");
        return response;
    }

    private Asset Known() => _connection.Assets.OfVoice(Id, "Desk", Signed);

    private void OnFile(Func<Seen, HttpResponseMessage> answer) => _service.Answer = request => request.Url.Host == "files.example" ? answer(request) : FakeService.Json(_voice);

    private async Task<FileInfo> SaveAsync(Asset asset, long sizeLimit = 1_000_000, string? outFile = null, OutputNameTemplate? template = null)
    {
        var saver = new AssetSaver(_connection.Context, new() { Directory = _folder.Path, OutFile = outFile, Force = outFile is not null, SizeLimit = sizeLimit, NameTemplate = template });
        return await _service.Clock.Drive(() => saver.SaveAsync(asset, saver.Reserve(asset, 0), _observer, default));
    }

    // Nothing of a signed address is in an error or a warning, and no part of a file has its name.
    private async Task<RunwayException> FailAsync(Asset asset, long sizeLimit = 1_000_000, string? outFile = null)
    {
        var before = Directory.GetFiles(_folder.Path, "*.mp3").Length;

        var error = await Assert.ThrowsAsync<RunwayException>(() => SaveAsync(asset, sizeLimit, outFile));

        Assert.All(_observer.Warnings.Append(error.ToString()).Append(error.RecommendedAction), text => Assert.DoesNotContain("eyJ", text, StringComparison.Ordinal));
        Assert.Equal(before, Directory.GetFiles(_folder.Path, "*.mp3").Length);
        return error;
    }
}
