using System.Text;

namespace Runway.Tests;

/// <summary>The format of a file is detected by its content, and files that the service does not accept are refused.</summary>
public sealed class MediaContentTests : IDisposable
{
    private const MediaKind Any = MediaKind.Image | MediaKind.Video | MediaKind.Audio;
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, byte[], string, int> Formats => new()
    {
        { "PNG", Sample.Png, "image/png", (int)MediaKind.Image },
        { "JPEG", Sample.Jpeg, "image/jpeg", (int)MediaKind.Image },
        { "WebP", Sample.WebP, "image/webp", (int)MediaKind.Image },
        { "MP4", Sample.Mp4, "video/mp4", (int)MediaKind.Video },
        { "QuickTime", Sample.Mov, "video/quicktime", (int)MediaKind.Video },
        { "QuickTime without a type box", [0, 0, 0, 8, .. "wide"u8, 0, 0, 0, 0], "video/quicktime", (int)MediaKind.Video },
        { "3GPP", Sample.Box("3gp5"), "video/3gpp", (int)MediaKind.Video },
        { "WebM", [0x1A, 0x45, 0xDF, 0xA3, 0x42, 0x82, 0x84, .. "webm"u8], "video/webm", (int)MediaKind.Video },
        { "Matroska", [0x1A, 0x45, 0xDF, 0xA3, 0x42, 0x82, 0x88, .. "matroska"u8], "video/x-matroska", (int)MediaKind.Video },
        { "Theora", [.. "OggS"u8, .. new byte[24], 0x80, .. "theora"u8], "video/ogg", (int)MediaKind.Video },
        { "AVI", Sample.Riff("AVI "), "video/x-msvideo", (int)MediaKind.Video },
        { "MP3 with a tag", Sample.Mp3, "audio/mpeg", (int)MediaKind.Audio },
        { "MP3 frames", [0xFF, 0xFB, 0x90, 0], "audio/mpeg", (int)MediaKind.Audio },
        { "AAC frames", [0xFF, 0xF1, 0x50, 0x80], "audio/aac", (int)MediaKind.Audio },
        { "WAV", Sample.Wav, "audio/wav", (int)MediaKind.Audio },
        { "FLAC", [.. "fLaC"u8, 0, 0, 0, 34], "audio/flac", (int)MediaKind.Audio },
        { "M4A", Sample.Box("M4A "), "audio/mp4", (int)MediaKind.Audio },
        { "M4A that calls itself mp42 first", Sample.Box("mp42", "M4A "), "audio/mp4", (int)MediaKind.Audio },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_format_is_detected_by_content_and_not_by_the_file_name(string name, byte[] content, string mediaType, int kind)
    {
        var file = MediaFile.Open(_folder.Write($"{name}.txt", content), Any);

        Assert.Equal((mediaType, (MediaKind)kind), (file.Format.MediaType, file.Format.Kind));
    }

    [Theory]
    [InlineData("GIF89a..............................", "a GIF, which the service does not take")]
    [InlineData("BM..............................", "a BMP picture, which the service does not take")]
    [InlineData("II*\0............................", "a TIFF picture, which the service does not take")]
    [InlineData("OggS........................vorbis", "an Ogg sound, which the service does not take")]
    [InlineData("this is text, not a picture at all", "is not a picture")]
    [InlineData("", "is empty (0 bytes)")]
    public void A_format_that_the_service_does_not_accept_is_refused_by_its_name(string content, string said)
    {
        var path = _folder.Write("a.png", Encoding.ASCII.GetBytes(content));

        Assert.Contains(said, Refused(path, MediaKind.Image).Message);
    }

    [Fact]
    public void A_file_of_the_wrong_kind_is_refused_and_both_kinds_are_named()
    {
        var error = Refused(_folder.Write("song.png", Sample.Mp3), MediaKind.Image);

        Assert.Contains("an MP3 sound", error.Message);
        Assert.Contains("a picture (PNG, JPEG, WebP)", error.RecommendedAction);
    }

    [Fact]
    public void A_file_a_byte_too_large_is_refused_with_both_sizes()
    {
        var error = Refused(_folder.Write("a.mp4", Sample.Mp4, 209_715_201), MediaKind.Video);

        Assert.Contains($"{209_715_201:N0}", error.Message);
        Assert.Contains("200 MB", error.Message);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_different_errors()
    {
        Assert.Equal(("RunwayFileNotFound", RunwayErrorKind.NotFound), (Refused(_folder["no.png"], Any).ErrorId, Refused(_folder["no.png"], Any).Kind));
        Assert.Contains("is a folder", Refused(_folder.Path, Any).Message);
    }

    [Theory]
    [InlineData("http://example.com/a.png", "not an address")]
    [InlineData("https://10.0.0.1/a.png", "not an address")]
    [InlineData("ftp://example.com/a.png", "not an address")]
    [InlineData("data:video/mp4;base64,AAAA", "is not a picture")]
    [InlineData("data:image/png,raw", "base64")]
    public void An_address_that_the_service_cannot_use_is_refused(string address, string said)
    {
        var error = Assert.Throws<RunwayException>(() => MediaSource.FromAddress(address).Require(MediaKind.Image));

        Assert.Equal("RunwayInvalidMedia", error.ErrorId);
        Assert.Matches(said, error.Message);
    }

    [Fact]
    public void A_long_URL_and_a_long_data_URI_are_refused_with_both_lengths()
    {
        Assert.Contains($"{2048:N0}", Assert.Throws<RunwayException>(() => MediaSource.FromAddress("https://example.com/" + new string('a', 2048)).Require(Any)).Message);
        Assert.Contains($"{5_242_880:N0}", Assert.Throws<RunwayException>(() => MediaSource.FromAddress("data:image/png;base64," + new string('A', 5_242_880)).Require(Any)).Message);
    }

    [Fact]
    public void The_content_and_the_signature_of_an_address_are_not_shown()
    {
        Assert.DoesNotContain("AAAAAAAA", MediaSource.FromAddress("data:image/png;base64," + new string('A', 3000)).ToString());
        Assert.DoesNotContain("secret", MediaSource.FromAddress("https://example.com/a.png?_jwt=secret").ToString());
    }

    public void Dispose() => _folder.Dispose();

    private static RunwayException Refused(string path, MediaKind allowed) => Assert.Throws<RunwayException>(() => MediaFile.Open(path, allowed));
}
