using System.Net;
using System.Text;
using System.Text.Json;
using Runway.Emulator.Tests.Support;

namespace Runway.Emulator.Tests;

public sealed class RunwayAIRefusalTests : IDisposable
{
    private readonly RunwayAIRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData("generate-image", "{}", "prompt is missing")]
    [InlineData("generate-image", """{"prompt":" "}""", "prompt must be a text")]
    [InlineData("generate-image", """{"prompt":7}""", "prompt must be a text")]
    [InlineData("generate-image", """{"prompt":"x","style":null}""", "style must be a text")]
    [InlineData("generate-image", """{"prompt":"x","prompt":"y"}""", "prompt is given twice")]
    [InlineData("generate-image", """{"prompt":"x","ratio":"1:1"}""", "no parameter ratio")]
    [InlineData("generate-image", "[]", "JSON object")]
    [InlineData("generate-image", """{"prompt":""", "JSON object")]
    [InlineData("edit-image", """{"image_url":"IMAGE"}""", "edit_type is missing")]
    [InlineData("edit-image", """{"image_url":"IMAGE","edit_type":"add-filter"}""", "needs the parameter filter")]
    [InlineData("edit-image", """{"image_url":"IMAGE","edit_type":"resize"}""", "resize_width or resize_height")]
    [InlineData("edit-image", """{"image_url":"IMAGE","edit_type":"resize","resize_width":0}""", "resize_width must be a whole number")]
    [InlineData("edit-image", """{"image_url":"IMAGE","edit_type":"resize","resize_width":20000}""", "at most 16384")]
    [InlineData("edit-image", """{"image_url":"VIDEO","edit_type":"color-adjust"}""", "another kind")]
    [InlineData("edit-image", """{"image_url":"lighthouse.jpg","edit_type":"color-adjust"}""", "image_url must be a URL")]
    [InlineData("edit-image", """{"image_url":"file:///tmp/a.jpg","edit_type":"color-adjust"}""", "image_url must be a URL")]
    [InlineData("generate-video", """{"prompt":"x"}""", "duration is missing")]
    [InlineData("generate-video", """{"prompt":"x","duration":"5"}""", "duration must be a whole number")]
    [InlineData("generate-video", """{"prompt":"x","duration":5.0}""", "duration must be a whole number")]
    [InlineData("generate-video", """{"prompt":"x","duration":0}""", "duration must be a whole number")]
    [InlineData("generate-video", """{"prompt":"x","duration":5,"fps":0}""", "fps must be a whole number")]
    [InlineData("edit-video", """{"video_url":"VIDEO","edit_type":"trim"}""", "start_time or end_time")]
    [InlineData("edit-video", """{"video_url":"VIDEO","edit_type":"trim","start_time":-1}""", "start_time must be a whole number")]
    [InlineData("edit-video", """{"video_url":"VIDEO","edit_type":"trim","start_time":5,"end_time":5}""", "start before it ends")]
    [InlineData("edit-video", """{"video_url":"VIDEO","edit_type":"trim","start_time":12}""", "start before it ends")]
    [InlineData("edit-video", """{"video_url":"VIDEO","edit_type":"add-filter","filter":"vintage"}""", "no parameter filter")]
    [InlineData("video-filter", """{"video_url":"VIDEO"}""", "filter is missing")]
    [InlineData("image-to-video", """{"image_url":"IMAGE"}""", "duration is missing")]
    [InlineData("add-text-to-image", """{"image_url":"IMAGE","text":"x"}""", "position is missing")]
    [InlineData("add-text-to-image", """{"image_url":"IMAGE","text":"x","position":"top-left","font_size":1.5}""", "font_size must be a whole number")]
    [InlineData("style-transfer", """{"image_url":"IMAGE","style_reference":"sketch"}""", "style_reference must be a URL")]
    [InlineData("style-transfer", """{"image_url":"IMAGE","style_reference":"VIDEO"}""", "another kind")]
    [InlineData("resize-video", """{"video_url":"VIDEO","new_width":640}""", "new_height is missing")]
    [InlineData("generate-thumbnail", """{"video_url":"VIDEO","time_position":13}""", "behind the end")]
    [InlineData("generate-thumbnail", """{"video_url":"IMAGE"}""", "another kind")]
    [InlineData("extract-audio", "{}", "video_url is missing")]
    [InlineData("speed-adjust", """{"video_url":"VIDEO","speed_factor":0}""", "speed_factor must be a number above 0")]
    [InlineData("speed-adjust", """{"video_url":"VIDEO","speed_factor":"0,5"}""", "speed_factor must be a number above 0")]
    public async Task A_wrong_request_gets_an_error_with_the_reason_and_creates_nothing(string operation, string body, string message)
    {
        body = body.Replace("IMAGE", await _rig.Image()).Replace("VIDEO", await _rig.Video());
        var (status, json) = await _rig.Post(operation, body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(message, Message(json));
        Assert.Equal((2, 2), (_rig.Emulator.MediaCount, _rig.Emulator.Accepted.Count));
    }

    [Theory]
    [InlineData("edit-image", """{"image_url":"GONE","edit_type":"color-adjust"}""")]
    [InlineData("extract-audio", """{"video_url":"GONE"}""")]
    public async Task A_media_address_of_the_emulator_must_exist(string operation, string body)
    {
        var gone = $"{RunwayAIEmulator.DefaultBaseAddress}images/{Guid.NewGuid()}.jpg";
        Assert.Equal(HttpStatusCode.NotFound, (await _rig.Post(operation, body.Replace("GONE", gone))).Status);
    }

    [Theory]
    [InlineData("image")]
    [InlineData("video")]
    public async Task Metadata_are_requested_in_the_query_for_a_medium_of_that_kind(string kind)
    {
        var other = kind == "image" ? await _rig.Video() : await _rig.Image();
        var path = $"/v1/{kind}-metadata";
        Assert.Contains($"{kind}_url is missing", Message((await _rig.Send(HttpMethod.Get, path)).Json));
        Assert.Equal(HttpStatusCode.NotFound, (await _rig.Send(HttpMethod.Get, $"{path}?{kind}_url={RunwayAIRig.Escaped(other)}")).Status);
        Assert.Contains("into its query", Message((await _rig.Send(HttpMethod.Get, path, "{}")).Json));

        // A URL with a query that was not encoded.
        var (status, json) = await _rig.Send(HttpMethod.Get, $"{path}?{kind}_url=https://example.com/a?b=1&c=2");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("no parameter c", Message(json));
    }

    [Fact]
    public async Task A_deletion_needs_its_token_and_the_response_does_not_contain_it()
    {
        var url = await _rig.Image();
        var (missing, _) = await _rig.Send(HttpMethod.Delete, "/v1/delete-media", $$"""{"media_url":"{{url}}"}""");
        var (wrong, json) = await _rig.Send(HttpMethod.Delete, "/v1/delete-media", $$"""{"media_url":"{{url}}","auth_token":"open sesame"}""");
        var (split, _) = await _rig.Send(HttpMethod.Delete, "/v1/delete-media?auth_token=a", $$"""{"media_url":"{{url}}"}""");
        Assert.Equal(
            (HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.BadRequest), (missing, wrong, split));
        Assert.DoesNotContain("sesame", json.ToString());
        Assert.Equal(1, _rig.Emulator.MediaCount);
    }

    [Theory]
    [InlineData("GET", "/v1/generate-image", "POST")]
    [InlineData("POST", "/v1/image-metadata", "GET")]
    [InlineData("POST", "/v1/delete-media", "DELETE")]
    public async Task A_path_accepts_one_method_and_the_error_names_it(string method, string path, string allowed)
    {
        using var request = RunwayAIRig.Request(new HttpMethod(method), path);
        using var response = await _rig.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal([allowed], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/v1/text_to_image")]
    [InlineData("/v1/")]
    [InlineData("/generate-image")]
    [InlineData("/")]
    public async Task Any_other_path_is_404(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _rig.Send(HttpMethod.Post, path, "{}")).Status);

    [Fact]
    public async Task Parameters_of_a_POST_are_read_from_a_JSON_body_only()
    {
        Assert.Contains("not into its query", Message((await _rig.Post("generate-image?prompt=x", "{}")).Json));
        using var form = RunwayAIRig.Request(HttpMethod.Post, "/v1/generate-image");
        form.Content = new StringContent("prompt=x", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await _rig.Client.SendAsync(form);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static string Message(JsonElement json) => Assert.Single(json.EnumerateObject(), member => member.Name == "message").Value.GetString()!;
}
