using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Text;
using Runway.Emulator.Media;
using Runway.Emulator.Tests.Support;

namespace Runway.Emulator.Tests;

public sealed class OutputFormatTests : IDisposable
{
    private readonly Rig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData("/v1/text_to_video", """{"model":"gen4.5","promptText":"Żuraw","ratio":"1280:720","duration":5}""", "video/mp4", "mp4", 4, "ftypisom")]
    [InlineData("/v1/text_to_video", """{"model":"gen4.5","promptText":"Żuraw","ratio":"1280:720","duration":5,"outputFormat":"hlg"}""", "video/mp4", "mp4", 4, "ftypisom")]
    [InlineData("/v1/text_to_video", """{"model":"gen4.5","promptText":"Żuraw","ratio":"1280:720","duration":5,"outputFormat":"prores"}""", "video/quicktime", "mov", 4, "ftypqt  ")]
    [InlineData("/v1/sound_effect", """{"model":"eleven_text_to_sound_v2","promptText":"Żuraw"}""", "audio/mpeg", "mp3", 0, "ID3")]
    [InlineData("/v1/sound_effect", """{"model":"seed_audio","promptText":"Żuraw","outputFormat":"wav"}""", "audio/wav", "wav", 8, "WAVEfmt ")]
    [InlineData("/v1/text_to_speech", """{"model":"eleven_v3","promptText":"Żuraw","voice":{"type":"runway-preset","presetId":"Maya"}}""", "audio/mpeg", "mp3", 0, "ID3")]
    [InlineData("/v1/text_to_speech", """{"model":"seed_audio","promptText":"Żuraw","outputFormat":"wav"}""", "audio/wav", "wav", 8, "WAVEfmt ")]
    public async Task Videos_and_sounds_are_real_files(string path, string body, string type, string extension, int at, string magic)
    {
        var url = (await _rig.Outputs(body, path))[0];
        using var response = await _rig.Client.GetAsync(url);
        var file = await response.Content.ReadAsByteArrayAsync();
        Assert.EndsWith("." + extension, new Uri(url).AbsolutePath);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(magic, Encoding.ASCII.GetString(file, at, magic.Length));
    }

    [Fact]
    public async Task A_picture_has_the_requested_format_and_size()
    {
        var png = Png.Open(await Picture("png", "image/png", "png"));
        var jpeg = Jpeg.Open(await Picture("jpeg", "image/jpeg", "jpg"));
        var webp = WebP.Open(await Picture("webp", "image/webp", "webp"));

        Assert.Equal((1344, 1792), (png.Width, png.Height));
        Assert.Equal((1344, 1792, "Żuraw"), (jpeg.Width, jpeg.Height, jpeg.Comment));
        Assert.Equal((1344, 1792, "Żuraw"), (webp.Width, webp.Height, webp.Text));

        // Both have one colour, which JPEG changes slightly.
        var (y, cb, cr) = Assert.Single(jpeg.Blocks.Distinct());
        Assert.Equal((64, 112, 160), webp.Colour);
        Assert.InRange((2 * y) + 128 + (1.402 * 2 * cr), 60, 68);
        Assert.InRange((2 * y) + 128 + (1.772 * 2 * cb), 156, 164);

        async Task<byte[]> Picture(string format, string type, string extension)
        {
            var url = (await _rig.Outputs($$"""{"model":"muse_image","promptText":"Żuraw","ratio":"1344:1792","outputFormat":"{{format}}"}"""))[0];
            using var response = await _rig.Client.GetAsync(url);
            Assert.EndsWith("." + extension, new Uri(url).AbsolutePath);
            Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
            return await response.Content.ReadAsByteArrayAsync();
        }
    }

    [Theory]
    [InlineData("image", "jpeg")]
    [InlineData("image", "webp")]
    [InlineData("video", "prores")]
    public async Task Files_of_the_other_formats_can_be_padded_too(string kind, string format)
    {
        using var rig = new Rig(new() { OutputBytes = 300_001 });
        var model = kind == "image" ? "\"muse_image\",\"ratio\":\"1600:1600\"" : "\"gen4.5\",\"ratio\":\"1280:720\",\"duration\":5";
        var body = $$"""{"model":{{model}},"promptText":"x","outputFormat":"{{format}}"}""";
        var file = await rig.Client.GetByteArrayAsync((await rig.Outputs(body, $"/v1/text_to_{kind}"))[0]);

        // The chunks of a WebP have an even length.
        Assert.Equal(format == "webp" ? 300_002 : 300_001, file.Length);
        Assert.Equal(1600, format switch { "jpeg" => Jpeg.Open(file).Width, "webp" => WebP.Open(file).Width, _ => 1600 });
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    public async Task A_video_has_the_requested_duration(int seconds)
    {
        var body = $$"""{"model":"gen4.5","promptText":"x","ratio":"1280:720","duration":{{seconds}}}""";
        var file = await _rig.Client.GetByteArrayAsync((await _rig.Outputs(body, "/v1/text_to_video"))[0]);
        var (film, medium, frames) = (Numbers("mvhd"), Numbers("mdhd"), Numbers("stts"));
        Assert.Equal((seconds, seconds), (film[4] / film[3], medium[4] / medium[3]));
        Assert.Equal(medium[4], frames[2] * frames[3]);
        Assert.Equal((film[4], film[4]), (Numbers("tkhd")[5], Numbers("elst")[2]));

        int[] Numbers(string box) => [.. Enumerable.Range(0, 6).Select(
            i => BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(box)) + 4 + (4 * i))))];
    }

    [Fact]
    public async Task Reading_a_part_of_a_gigabyte_does_not_allocate_a_gigabyte()
    {
        using var rig = new Rig(new() { OutputBytes = 1 << 30 });
        var url = (await rig.Outputs())[0];
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Range = new RangeHeaderValue((1 << 30) - 12, null);
        using var response = await rig.Client.SendAsync(request);
        Assert.Equal(1 << 30, response.Content.Headers.ContentRange!.Length);
        Assert.Equal("\0\0\0\0IEND", Encoding.ASCII.GetString(await response.Content.ReadAsByteArrayAsync(), 0, 8));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_003)]
    public void The_checksum_of_zeros_equals_the_checksum_of_the_same_bytes(int zeros) =>
        Assert.Equal(Crc32.Of("ruPd"u8, new byte[zeros]), Crc32.OfZeros("ruPd"u8, zeros));

    [Theory]
    [InlineData("/v1/text_to_image", Rig.Heron)]
    [InlineData("/v1/text_to_video", """{"model":"gen4.5","promptText":"x","ratio":"1280:720","duration":5}""")]
    [InlineData("/v1/sound_effect", """{"model":"eleven_text_to_sound_v2","promptText":"x"}""")]
    [InlineData("/v1/sound_effect", """{"model":"seed_audio","promptText":"x","outputFormat":"wav"}""")]
    public async Task A_file_can_be_padded_to_a_size(string path, string body)
    {
        using var rig = new Rig(new() { OutputBytes = 256 * 1024 });
        var file = await rig.Client.GetByteArrayAsync((await rig.Outputs(body, path))[0]);
        Assert.Equal(256 * 1024, file.Length);
        if (path == "/v1/text_to_image")
        {
            Assert.Equal(1280, Png.Open(file).Width);
        }
    }
}
