using System.Net;
using System.Text;
using System.Text.Json;
using Runway.Emulator.Tests.Support;

namespace Runway.Emulator.Tests;

public sealed class RunwayAIOperationTests : IDisposable
{
    private readonly RunwayAIRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData("generate-image", """{"prompt":"a lighthouse"}""", "image_url", "images", "jpg")]
    [InlineData("generate-image", """{"prompt":"a lighthouse","style":"a style of next year"}""", "image_url", "images", "jpg")]
    [InlineData("edit-image", """{"image_url":"IMAGE","edit_type":"color-adjust"}""", "edited_image_url", "images", "jpg")]
    [InlineData("edit-image", """{"image_url":"IMAGE","edit_type":"add-filter","filter":"sepia"}""", "edited_image_url", "images", "jpg")]
    [InlineData("edit-image", """{"image_url":"IMAGE","edit_type":"resize","resize_height":10}""", "edited_image_url", "images", "jpg")]
    [InlineData("generate-video", """{"prompt":"waves","duration":4,"fps":30}""", "video_url", "videos", "mp4")]
    [InlineData("edit-video", """{"video_url":"VIDEO","edit_type":"trim","start_time":2,"end_time":5}""", "edited_video_url", "videos", "mp4")]
    [InlineData("edit-video", """{"video_url":"VIDEO","edit_type":"add-filter"}""", "edited_video_url", "videos", "mp4")]
    [InlineData("video-filter", """{"video_url":"VIDEO","filter":"vintage"}""", "filtered_video_url", "videos", "mp4")]
    [InlineData("image-to-video", """{"image_url":"IMAGE","duration":5}""", "video_url", "videos", "mp4")]
    [InlineData("add-text-to-image", """{"image_url":"IMAGE","text":"Hello","position":"top-left","font_size":12}""", "text_image_url", "images", "jpg")]
    [InlineData("style-transfer", """{"image_url":"IMAGE","style_reference":"https://example.com/style.png?a=1&b=2"}""", "styled_image_url", "images", "jpg")]
    [InlineData("resize-video", """{"video_url":"VIDEO","new_width":640,"new_height":360}""", "resized_video_url", "videos", "mp4")]
    [InlineData("generate-thumbnail", """{"video_url":"VIDEO","time_position":12}""", "thumbnail_url", "images", "jpg")]
    [InlineData("extract-audio", """{"video_url":"VIDEO"}""", "audio_url", "audios", "mp3")]
    [InlineData("speed-adjust", """{"video_url":"VIDEO","speed_factor":0.5}""", "adjusted_speed_video_url", "videos", "mp4")]
    [InlineData("speed-adjust", """{"video_url":"VIDEO","speed_factor":2}""", "adjusted_speed_video_url", "videos", "mp4")]
    [InlineData("video-filter", """{"video_url":"https://example.com/clip.mp4","filter":"vintage"}""", "filtered_video_url", "videos", "mp4")]
    public async Task An_operation_returns_the_URL_of_a_valid_file(
        string operation, string body, string member, string area, string extension)
    {
        var (name, url) = await _rig.Make(operation, body.Replace("IMAGE", await _rig.Image()).Replace("VIDEO", await _rig.Video()));

        Assert.Equal(member, name);
        Assert.Matches($"^https://runway-ai-emulator\\.invalid/{area}/[0-9a-f-]{{36}}\\.{extension}$", url);
        var accepted = _rig.Emulator.Accepted[^1];
        Assert.Equal((operation, url, _rig.Clock.GetUtcNow()), (accepted.Name, accepted.Url, accepted.At));
        Assert.Equal(JsonDocument.Parse(body).RootElement.EnumerateObject().Count(), accepted.Parameters.Count);

        using var file = await _rig.Client.GetAsync(url);
        var (type, magic) = extension switch
        {
            "jpg" => ("image/jpeg", "JFIF"),
            "mp4" => ("video/mp4", "ftyp"),
            _ => ("audio/mpeg", "ID3"),
        };
        Assert.Equal(type, file.Content.Headers.ContentType!.MediaType);
        Assert.Contains(magic, Encoding.Latin1.GetString(await file.Content.ReadAsByteArrayAsync(), 0, 12));
    }

    [Fact]
    public async Task A_picture_opens_and_contains_its_text()
    {
        var image = await _rig.Image("Żuraw");
        var (_, withText) = await _rig.Make("add-text-to-image", $$"""{"image_url":"{{image}}","text":"Hello","position":"top-left"}""");
        var (before, after) = (await _rig.Picture(image), await _rig.Picture(withText));

        Assert.Equal((1024, 768), (before.Width, before.Height));
        Assert.Equal(1024 / 8 * 768 / 8, before.Blocks.Count);
        Assert.Equal("Żuraw", before.Comment);
        Assert.Equal("Żuraw\nHello", after.Comment);
    }

    [Theory]
    [InlineData(""" "resize_width":512 """, 512, 384)]
    [InlineData(""" "resize_height":100 """, 133, 100)]
    [InlineData(""" "resize_width":301,"resize_height":7 """, 301, 7)]
    public async Task A_resized_picture_has_the_requested_size(string sides, int width, int height)
    {
        var (_, url) = await _rig.Make("edit-image", $$"""{"image_url":"{{await _rig.Image()}}","edit_type":"resize",{{sides}}}""");
        var (picture, record) = (await _rig.Picture(url), await _rig.Describe("image", url));
        Assert.Equal((width, height), (picture.Width, picture.Height));
        Assert.Equal((width, height), (record.GetProperty("width").GetInt32(), record.GetProperty("height").GetInt32()));
    }

    [Fact]
    public async Task The_metadata_of_a_picture_have_the_documented_form()
    {
        var url = await _rig.Image();
        var record = await _rig.Describe("image", url);
        Assert.Equal(["image_id", "size", "width", "height", "created_at"], record.EnumerateObject().Select(member => member.Name));
        Assert.Contains(record.GetProperty("image_id").GetString()!, url);
        Assert.Equal("2026-11-21T03:00:00Z", record.GetProperty("created_at").GetString());
        var kilobytes = Math.Ceiling((await _rig.Client.GetByteArrayAsync(url)).Length / 1000.0);
        Assert.Equal($"{kilobytes}KB", record.GetProperty("size").GetString());
    }

    [Theory]
    [InlineData("edit-video", """ "edit_type":"trim","start_time":5 """, "7s")]
    [InlineData("edit-video", """ "edit_type":"trim","end_time":5 """, "5s")]
    [InlineData("edit-video", """ "edit_type":"trim","start_time":3,"end_time":100 """, "9s")]
    [InlineData("speed-adjust", """ "speed_factor":0.5 """, "24s")]
    [InlineData("speed-adjust", """ "speed_factor":8 """, "1.5s")]
    [InlineData("video-filter", """ "filter":"vintage" """, "12s")]
    public async Task The_metadata_of_a_video_follow_its_edits(string operation, string more, string duration)
    {
        var (_, url) = await _rig.Make(operation, $$"""{"video_url":"{{await _rig.Video()}}",{{more}}}""");
        var record = await _rig.Describe("video", url);
        Assert.Equal(["video_id", "size", "duration", "created_at"], record.EnumerateObject().Select(member => member.Name));
        Assert.Equal(duration, record.GetProperty("duration").GetString());
    }

    [Fact]
    public async Task A_thumbnail_has_the_size_of_its_video()
    {
        var (_, video) = await _rig.Make("resize-video", $$"""{"video_url":"{{await _rig.Video()}}","new_width":640,"new_height":360}""");
        var (_, url) = await _rig.Make("generate-thumbnail", $$"""{"video_url":"{{video}}"}""");
        var picture = await _rig.Picture(url);
        Assert.Equal((640, 360), (picture.Width, picture.Height));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_deleted_picture_cannot_be_used_by_any_operation(bool inQuery)
    {
        var url = await _rig.Image();
        var token = RunwayAIEmulator.WellKnownDeletionToken;
        var (status, json) = inQuery
            ? await _rig.Send(HttpMethod.Delete, $"/v1/delete-media?media_url={RunwayAIRig.Escaped(url)}&auth_token={token}")
            : await _rig.Send(HttpMethod.Delete, "/v1/delete-media", $$"""{"media_url":"{{url}}","auth_token":"{{token}}"}""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"message":"Media successfully deleted"}""", json.ToString());
        Assert.Equal(["media_url"], _rig.Emulator.Accepted[^1].Parameters.Keys);
        Assert.Equal(0, _rig.Emulator.MediaCount);
        Assert.Equal(HttpStatusCode.NotFound, (await _rig.Client.GetAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _rig.Post("image-to-video", $$"""{"image_url":"{{url}}","duration":5}""")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _rig.Send(HttpMethod.Get, $"/v1/image-metadata?image_url={RunwayAIRig.Escaped(url)}")).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await _rig.Send(HttpMethod.Delete, "/v1/delete-media", $$"""{"media_url":"{{url}}","auth_token":"{{token}}"}""")).Status);
    }

    [Fact]
    public async Task A_file_can_be_read_in_part_and_without_a_key()
    {
        var url = await _rig.Image();
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Range = new(100, 199);
        using var part = await _rig.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal((await _rig.Client.GetByteArrayAsync(url))[100..200], await part.Content.ReadAsByteArrayAsync());
    }
}
