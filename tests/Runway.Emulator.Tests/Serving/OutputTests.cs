using System.Net;
using System.Net.Http.Headers;
using Runway.Emulator.Tests.Support;

namespace Runway.Emulator.Tests;

public sealed class OutputTests : IDisposable
{
    private readonly Rig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task A_picture_opens_has_the_requested_size_and_contains_its_prompt()
    {
        const string prompt = "a heron at dawn, Żuraw 🦩";
        var file = await _rig.Client.GetByteArrayAsync((await _rig.Outputs(Rig.Image(prompt)))[0]);

        var png = Png.Open(file);

        Assert.Equal((1280, 720), (png.Width, png.Height));
        Assert.Equal(prompt, png.Description);
        Assert.Equal(768, png.Palette.Length);
        Assert.True(png.Pixels.Distinct().Count() > 20, "A picture of a few colours only shows nothing.");
        Assert.InRange(file.Length, 5_000, 100_000);
    }

    [Fact]
    public async Task Different_prompts_give_different_pictures_and_the_same_prompt_and_seed_give_the_same()
    {
        var a = await Picture(Rig.Image("a heron", ""","seed":1"""));
        var again = await Picture(Rig.Image("a heron", ""","seed":1"""));
        var otherSeed = await Picture(Rig.Image("a heron", ""","seed":2"""));
        var otherPrompt = await Picture(Rig.Image("a crane", ""","seed":1"""));

        Assert.Equal(a.Palette, again.Palette);
        Assert.Equal(a.Pixels, again.Pixels);
        Assert.NotEqual(a.Palette, otherSeed.Palette);
        Assert.NotEqual(a.Palette, otherPrompt.Palette);
    }

    [Fact]
    public async Task Several_outputs_are_different_pictures()
    {
        var urls = await _rig.Outputs("""{"model":"gemini_image3_pro","promptText":"x","ratio":"1344:768","outputCount":4}""");
        Assert.Equal(4, urls.Length);
        var palettes = new HashSet<string>();
        foreach (var url in urls)
        {
            var png = Png.Open(await _rig.Client.GetByteArrayAsync(url));
            Assert.Equal((1344, 768), (png.Width, png.Height));
            Assert.True(palettes.Add(Convert.ToHexString(png.Palette)));
        }
    }

    [Fact]
    public async Task HEAD_has_the_headers_of_GET()
    {
        var url = (await _rig.Outputs())[0];
        using var get = await _rig.Client.GetAsync(url);
        using var request = new HttpRequestMessage(HttpMethod.Head, url);
        using var head = await _rig.Client.SendAsync(request);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.Equal((await get.Content.ReadAsByteArrayAsync()).Length, head.Content.Headers.ContentLength);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.False(head.Headers.ETag!.IsWeak);
        Assert.Equal("bytes", head.Headers.AcceptRanges.Single());
    }

    [Theory]
    [InlineData(0L, 9L, 0, 10)]
    [InlineData(100L, null, 100, -1)]
    [InlineData(null, 10L, -10, 10)]
    [InlineData(5L, 100_000_000L, 5, -1)]
    public async Task A_range_gives_that_part_of_the_same_file(long? from, long? to, int start, int count)
    {
        var url = (await _rig.Outputs())[0];
        var whole = await _rig.Client.GetByteArrayAsync(url);
        start = start < 0 ? whole.Length + start : start;
        var expected = whole[start..(count < 0 ? whole.Length : start + count)];

        using var response = await Ranged(url, new RangeHeaderValue(from, to));

        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal(expected, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(
            new ContentRangeHeaderValue(start, start + expected.Length - 1, whole.Length), response.Content.Headers.ContentRange);
        Assert.Equal(expected.Length, response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task A_range_after_the_end_is_416_with_the_length()
    {
        var url = (await _rig.Outputs())[0];
        var length = (await _rig.Client.GetByteArrayAsync(url)).Length;
        using var response = await Ranged(url, new RangeHeaderValue(length, null));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, response.StatusCode);
        Assert.Equal(new ContentRangeHeaderValue(length), response.Content.Headers.ContentRange);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task If_Range_with_the_same_ETag_resumes_and_with_another_sends_the_whole_file()
    {
        var url = (await _rig.Outputs())[0];
        using var whole = await _rig.Client.GetAsync(url);
        using var same = await Ranged(url, new RangeHeaderValue(10, null), whole.Headers.ETag);
        using var other = await Ranged(url, new RangeHeaderValue(10, null), new EntityTagHeaderValue("\"another\""));
        Assert.Equal(HttpStatusCode.PartialContent, same.StatusCode);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task A_link_expires_and_reading_the_task_again_gives_a_new_one()
    {
        using var rig = new Rig(new() { OutputLifetime = TimeSpan.FromMinutes(10) });
        var id = await rig.Create();
        rig.Clock.Advance(TimeSpan.FromSeconds(8));
        var old = (await rig.Read(id)).GetProperty("output")[0].GetString();
        rig.Clock.Advance(TimeSpan.FromMinutes(10));

        using var late = await rig.Client.GetAsync(old);
        using var fresh = await rig.Client.GetAsync((await rig.Read(id)).GetProperty("output")[0].GetString());

        Assert.Equal(HttpStatusCode.Forbidden, late.StatusCode);
        Assert.Equal(HttpStatusCode.OK, fresh.StatusCode);
    }

    [Fact]
    public async Task A_changed_link_is_refused()
    {
        var url = new Uri((await _rig.Outputs())[0]);
        var tampered = new[]
        {
            url.GetLeftPart(UriPartial.Path),
            url.AbsoluteUri.Replace("/0.png", "/1.png"),
            url.AbsoluteUri.Replace("_jwt=1", "_jwt=2"),
            url.AbsoluteUri + "0",
        };
        foreach (var link in tampered)
        {
            using var response = await _rig.Client.GetAsync(link);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    [Fact]
    public async Task Output_URLs_use_the_base_URL_of_the_emulator()
    {
        using var told = new Rig(new() { BaseAddress = new Uri("https://files.example/") });
        using var asked = new Rig(new() { BaseAddress = null });
        Assert.StartsWith("https://files.example/outputs/", (await told.Outputs())[0]);
        Assert.StartsWith(RunwayEmulator.DefaultBaseAddress + "outputs/", (await asked.Outputs())[0]);
    }

    private async Task<Png> Picture(string body) =>
        Png.Open(await _rig.Client.GetByteArrayAsync((await _rig.Outputs(body))[0]));

    private async Task<HttpResponseMessage> Ranged(string url, RangeHeaderValue range, EntityTagHeaderValue? mark = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Range = range;
        request.Headers.IfRange = mark is null ? null : new RangeConditionHeaderValue(mark);
        return await _rig.Client.SendAsync(request);
    }
}
