using System.Net;
using Runway.Emulator.Tests.Support;

namespace Runway.Emulator.Tests;

public sealed class MediaUriTests : IDisposable
{
    private const int LongestData = 5_242_880;

    private readonly Rig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData("https://a.example/i.png", true)]
    [InlineData("data:image/png;base64,iVBORw==", true)]
    [InlineData("http://a.example/i.png", false)]
    [InlineData("http://127.0.0.1:4010/i.png", false)]
    [InlineData("https://127.0.0.1/i.png", false)]
    [InlineData("https://[::1]/image.png", false)]
    [InlineData("file:///pictures/i.png", false)]
    [InlineData("i.png", false)]
    [InlineData("data:image/gif;base64,R0lGOD==", false)]
    [InlineData("data:video/mp4;base64,AAAA", false)]
    [InlineData("data:image/png,plain", false)]
    [InlineData("data:image/png;base64,!!!!", false)]
    [InlineData("data:image/png;base64,", false)]
    [InlineData("runway://emulator/unknown", false)]
    public async Task A_prompt_image_must_be_a_public_address_or_a_data_URI(string uri, bool accepted)
    {
        var (status, json) = await _rig.Post("/v1/image_to_video", Turbo($"\"{uri}\""));
        Assert.True(accepted == (status == HttpStatusCode.OK), json.ToString());
        if (!accepted)
        {
            Assert.Equal("""["promptImage"]""", json.GetProperty("issues")[0].GetProperty("path").GetRawText());
        }
    }

    [Fact]
    public async Task A_data_URI_of_the_maximum_length_is_accepted_and_a_longer_one_is_refused()
    {
        const string head = "data:image/jpeg;base64,";
        var most = new string('A', (LongestData - head.Length) / 4 * 4);
        Assert.Equal(HttpStatusCode.OK, (await _rig.Post("/v1/image_to_video", Turbo($"\"{head}{most}\""))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await _rig.Post("/v1/image_to_video", Turbo($"\"{head}{most}AAAA\""))).Status);
    }

    [Fact]
    public async Task A_medium_of_another_kind_than_its_type_is_refused()
    {
        const string body = """{"model":"act_two","character":{"type":"video","uri":"data:image/png;base64,AAAA"},"reference":{"type":"video","uri":"https://a.example/v.mp4"}}""";
        var (status, json) = await _rig.Post("/v1/character_performance", body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("""["character","uri"]""", json.GetProperty("issues")[0].GetProperty("path").GetRawText());
    }

    [Fact]
    public async Task The_error_names_the_index_of_a_wrong_image_in_an_array()
    {
        var (_, json) = await _rig.Post("/v1/image_to_video", Turbo("""[{"uri":"http://a.example/i.png","position":"first"}]"""));
        Assert.Equal("""["promptImage",0,"uri"]""", json.GetProperty("issues")[0].GetProperty("path").GetRawText());
    }

    private static string Turbo(string image) => $$"""{"model":"gen4_turbo","promptImage":{{image}},"ratio":"1280:720"}""";
}
