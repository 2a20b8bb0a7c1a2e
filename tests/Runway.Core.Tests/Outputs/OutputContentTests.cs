using System.Text;

namespace Runway.Tests;

/// <summary>Only content of the expected kind is saved and recorded.</summary>
public sealed class OutputContentTests : IDisposable
{
    private readonly SaveLab _lab = new();

    public void Dispose() => _lab.Dispose();

    public static TheoryData<string, string?> OtherContent => new()
    {
        { "<!doctype html><p>Log in</p>", "text/html" },
        { "<html>Log in</html>", "Text/HTML" },
        { "<html>Log in</html>", "image/png" },
        { "<?xml version=\"1.0\"?><Error/>", "application/xml" },
        { "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "image/svg+xml" },
        { "{\"error\":\"no\"}", "application/json" },
        { "BMW builds cars, and this is a text about them", "image/bmp" },
        { "not found", "text/plain" },
        { "not found", null },
        { "", "image/png" },
        { "", null },
    };

    [Theory]
    [MemberData(nameof(OtherContent))]
    public async Task Content_that_is_not_a_medium_is_not_saved_and_the_next_save_starts_again(string body, string? type)
    {
        foreach (var operation in new[] { "text_to_image", null })
        {
            _lab.Service.Answer = _ => SaveLab.Body(Encoding.UTF8.GetBytes(body), type);
            await _lab.Save(SaveLab.Task(operation: operation));

            Assert.True(_lab.Failed.TryDequeue(out var error));
            Assert.Equal("RunwayDownloadFailed", error.ErrorId);
            Assert.Empty(_lab.Folder.Files);
            Assert.Empty(_lab.Saved);
            Assert.DoesNotContain("saved", string.Concat(_lab.Journal.Files.Select(f => ReadShared(_lab.Journal[f]))));
        }

        var picture = Sample.Picture(3000);
        _lab.Service.Answer = _ => SaveLab.Body(picture, "image/png");
        await _lab.Save(SaveLab.Task());
        Assert.Equal(picture, File.ReadAllBytes(_lab.Folder["t1.png"]));
    }

    [Theory]
    [InlineData("t1.png", false)]
    [InlineData("t1.jpg", false)]
    [InlineData("t1.png", true)]
    public async Task A_file_of_an_earlier_version_that_is_not_a_medium_is_replaced(string saved, bool isBroken)
    {
        const string Page = "<html>log in</html>";
        _lab.Service.Answer = _ => SaveLab.Body(isBroken ? "<html>"u8.ToArray() : Sample.Picture(3000), "image/png");
        File.WriteAllText(_lab.Folder[saved], Page);
        using var connection = _lab.Connect();
        await connection.Journal!.SavedAsync(SaveLab.Task(), 1, new FileInfo(_lab.Folder[saved]), DateTimeOffset.UnixEpoch);

        await _lab.Save(connection, null, default, SaveLab.Task());

        Assert.Equal(isBroken ? "RunwayDownloadFailed" : null, _lab.Failed.SingleOrDefault()?.ErrorId);
        Assert.Equal(["t1.png"], _lab.Folder.Files);
        Assert.Equal(isBroken ? Encoding.UTF8.GetBytes(Page) : Sample.Picture(3000), File.ReadAllBytes(_lab.Folder["t1.png"]));
        Assert.Equal(isBroken ? 0 : 1, _lab.Saved.Count);
    }

    [Theory]
    [InlineData("text_to_image", "video")]
    [InlineData("text_to_image", "sound")]
    [InlineData("text_to_video", "picture")]
    [InlineData("text_to_speech", "picture")]
    public async Task A_medium_of_another_kind_than_the_operation_makes_is_not_saved(string operation, string what)
    {
        _lab.Service.Answer = _ => SaveLab.Body(what switch { "video" => Sample.Mp4, "sound" => Sample.Mp3, _ => Sample.Jpeg });

        await _lab.Save(SaveLab.Task(operation: operation));

        Assert.Equal("RunwayDownloadFailed", Assert.Single(_lab.Failed).ErrorId);
        Assert.Empty(_lab.Folder.Files);
    }

    public static TheoryData<string?, byte[], string?, string> Real => new()
    {
        { "text_to_image", Sample.Jpeg, "image/png", ".jpg" },
        { "text_to_image", Sample.WebP, null, ".webp" },
        { "text_to_image", [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0], null, ".gif" },
        { "text_to_image", Sample.Box("avif", "mif1"), null, ".avif" },
        { "image_upscale", Sample.Png, "application/octet-stream", ".png" },
        { "text_to_video", Sample.Mov, null, ".mov" },
        { "text_to_video", Sample.Box("M4V ", "M4A ", "mp42"), "video/mp4", ".mp4" },
        { "video_to_hdr", [0x76, 0x2F, 0x31, 0x01, 2, 0, 0, 0], null, ".exr" },
        { "video_to_video", [.. "PK\u0003\u0004"u8, 20, 0, 0, 0], "application/zip", ".zip" },
        { "text_to_speech", Sample.Wav, "audio/mpeg", ".wav" },
        { "text_to_speech", [0xFF, 0xFB, 0x90, 0x00, 0, 0], null, ".mp3" },
        { "text_to_speech", Sample.Mp4, null, ".m4a" },
        { "sound_effect", [.. "OggS\0"u8, .. new byte[24], .. "OpusHead"u8], null, ".ogg" },
        { null, Sample.Mp4, "audio/mp4", ".m4a" },
        { null, Sample.Mp3, null, ".mp3" },
        { "avatar_videos", Sample.Mp4, null, ".mp4" },
    };

    [Theory]
    [MemberData(nameof(Real))]
    public async Task The_extension_follows_the_content(string? operation, byte[] content, string? type, string extension)
    {
        _lab.Service.Answer = _ => SaveLab.Body(content, type);

        await _lab.Save(SaveLab.Task("t1", operation, "https://out.test/run.ps1"));

        Assert.Empty(_lab.Failed);
        Assert.Equal(["t1" + extension], _lab.Folder.Files);
    }

    [Fact]
    public async Task A_file_named_by_the_user_keeps_its_name_and_a_warning_says_what_its_content_is()
    {
        _lab.Service.Answer = _ => SaveLab.Body(Sample.Png);

        await _lab.Save(SaveLab.Task(), o => o with { OutFile = _lab.Folder["x.jpg"] });
        Assert.Contains("PNG", Assert.Single(_lab.Observer.Warnings));

        await _lab.Save(SaveLab.Task("t2"), o => o with { OutFile = _lab.Folder["y.PNG"] });
        Assert.Single(_lab.Observer.Warnings);
        Assert.Equal(["x.jpg", "y.PNG"], _lab.Folder.Files);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("x-gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("identity")]
    public async Task Content_encodings_are_not_requested_but_decoded(string encoding)
    {
        var picture = Sample.Picture(30_000);
        _lab.Service.Answer = _ => SaveLab.Body(encoding == "identity" ? picture : SaveLab.Packed(picture, encoding), "image/png", encoding);

        await _lab.Save(SaveLab.Task());

        Assert.Equal(picture, File.ReadAllBytes(_lab.Folder["t1.png"]));
        Assert.Equal("identity", Assert.Single(_lab.Service.Requests).Message.Headers.AcceptEncoding.ToString());
    }

    [Fact]
    public async Task An_unknown_encoding_is_an_error_and_invalid_encoded_content_is_retried()
    {
        _lab.Service.Answer = _ => SaveLab.Body(Sample.Picture(3000), "image/png", "zstd");
        await _lab.Save(SaveLab.Task());
        Assert.Contains("zstd", Assert.Single(_lab.Failed).Message);
        Assert.Empty(_lab.Folder.Files);

        var picture = Sample.Picture(3000);
        _lab.Service.Answer = _ => _lab.Service.Requests.Count == 2 ? SaveLab.Body(picture, "image/png", "gzip") : SaveLab.Body(SaveLab.Packed(picture, "gzip"), "image/png", "gzip");
        await _lab.Save(SaveLab.Task());
        Assert.Equal(picture, File.ReadAllBytes(_lab.Folder["t1.png"]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("gzip")]
    public async Task A_file_over_the_size_limit_is_refused_and_removed(string? encoding)
    {
        var picture = Sample.Picture(2_000_000);
        _lab.Service.Answer = _ => SaveLab.Body(encoding is null ? picture : SaveLab.Packed(picture, encoding), "image/png", encoding);

        await _lab.Save(SaveLab.Task(), o => o with { SizeLimit = 1_500_000 });

        Assert.Equal("RunwayFileTooLarge", Assert.Single(_lab.Failed).ErrorId);
        Assert.Single(_lab.Service.Requests);
        Assert.Empty(_lab.Folder.Files);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task An_encoded_response_to_a_create_is_read(string encoding)
    {
        _lab.Service.Answer = _ => SaveLab.Body(SaveLab.Packed("{\"id\":\"t9\"}"u8.ToArray(), encoding), "application/json", encoding);
        using var connection = _lab.Connect();

        var task = await _lab.Service.Clock.Drive(() => connection.Tasks.CreateAsync(new ImageRequest { Model = "gen4_image", PromptText = "a", Ratio = "720:720" }, SubmissionOptions.Default, null, default));

        Assert.Equal("t9", task.Id);
        Assert.Single(_lab.Service.Requests);
    }

    private static string ReadShared(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
