using System.Text;
using System.Text.Json;

namespace Runway.Generated.Tests;

/// <summary>The bytes that are sent.</summary>
public sealed class RequestTests
{
    private const string Created = """{"id":"1"}""";

    [Fact]
    public async Task A_prompt_image_is_sent_as_a_string()
    {
        var sent = await SendAsync(new ImageToVideoRequest { Model = "gen4_turbo", PromptImage = new() { String = "https://example.com/a.png" } });

        sent.HasMembers("""{"model":"gen4_turbo","promptImage":"https://example.com/a.png"}""");
    }

    [Fact]
    public async Task Prompt_images_are_sent_as_a_list_with_their_positions()
    {
        PromptImages images = new()
        {
            PromptImage =
            [
                new() { Uri = "runway://a", Position = "first" },
                new() { Uri = "runway://b" },
            ],
        };

        var sent = await SendAsync(new ImageToVideoRequest { Model = "veo3.1", PromptImage = images });

        sent.HasMembers("""{"model":"veo3.1","promptImage":[{"uri":"runway://a","position":"first"},{"uri":"runway://b"}]}""");
    }

    [Theory]
    [InlineData("image")]
    [InlineData("video")]
    public async Task A_character_is_sent_as_an_image_or_as_a_video(string type)
    {
        var wire = Wire.Answering(Created);
        var character = new CharacterMedia { Type = type, Uri = "runway://c" };

        await wire.Client.CreateCharacterPerformanceAsync(new()
        {
            Model = "act_two",
            Character = character,
            Reference = new() { Type = "video", Uri = "runway://r" },
        });

        Assert.Single(wire.Sent).HasMembers("{\"model\":\"act_two\",\"character\":{\"type\":\"" + type + "\",\"uri\":\"runway://c\"},"
            + "\"reference\":{\"type\":\"video\",\"uri\":\"runway://r\"}}");
    }

    [Theory]
    [InlineData(5.0, "5")]
    [InlineData(7.5, "7.5")]
    public async Task A_duration_in_seconds_is_sent_as_a_number(double seconds, string json)
    {
        var sent = await SendAsync(new TextToVideoRequest { Model = "m", Duration = new() { Double = seconds } });

        sent.HasMembers("{\"model\":\"m\",\"duration\":" + json + "}");
    }

    [Fact]
    public async Task An_automatic_duration_is_sent_as_text()
    {
        var sent = await SendAsync(new TextToVideoRequest { Model = "m", Duration = new() { String = "auto" } });

        sent.HasMembers("""{"model":"m","duration":"auto"}""");
    }

    [Fact]
    public async Task A_member_that_is_not_set_is_not_sent_and_neither_is_a_null()
    {
        string? none = null;
        var wire = Wire.Answering(Created);
        var body = new TextToImageRequest
        {
            Model = "gen4_image",
            PromptText = "p",
            Ratio = none,
            Quality = none,
            ContentModeration = new() { PublicFigureThreshold = none },
        };

        await wire.Client.CreateTextToImageAsync(body);

        Assert.Single(wire.Sent).HasMembers("""{"model":"gen4_image","promptText":"p","contentModeration":{}}""");
    }

    [Fact]
    public async Task Unknown_members_are_sent_unchanged()
    {
        using var given = JsonDocument.Parse("""{"style":"noir","layers":[1,2.5,true,null,{"deep":"x"}]}""");
        var body = new TextToImageRequest
        {
            Model = "m",
            PromptText = "p",
            AdditionalData = given.RootElement.EnumerateObject().ToDictionary(m => m.Name, m => (object)m.Value),
        };
        var wire = Wire.Answering(Created);

        await wire.Client.CreateTextToImageAsync(body);

        Assert.Single(wire.Sent).HasMembers("""{"model":"m","promptText":"p","style":"noir","layers":[1,2.5,true,null,{"deep":"x"}]}""");
    }

    [Fact]
    public async Task A_seed_can_have_any_value_of_the_service()
    {
        var wire = Wire.Answering(Created);

        await wire.Client.CreateTextToImageAsync(new() { Model = "m", PromptText = "p", Seed = uint.MaxValue });

        Assert.Single(wire.Sent).HasMembers("""{"seed":4294967295,"model":"m","promptText":"p"}""");
    }

    [Fact]
    public async Task A_data_URI_of_five_megabytes_is_sent_unchanged()
    {
        // Base64 with plus signs: an encoder that escapes them would send six bytes for each.
        var uri = "data:image/png;base64," + string.Concat(Enumerable.Repeat("ab+/", 5_242_880 / 4));
        var wire = Wire.Answering(Created);

        await wire.Client.CreateImageToVideoAsync(new() { Model = "m", PromptImage = new() { String = uri } });
        await wire.Client.CreateTextToImageAsync(new() { Model = "m", PromptText = "p", ReferenceImages = [new() { Uri = uri }] });

        wire.Sent[0].HasMembers("{\"model\":\"m\",\"promptImage\":\"" + uri + "\"}");
        wire.Sent[1].HasMembers("{\"model\":\"m\",\"promptText\":\"p\",\"referenceImages\":[{\"uri\":\"" + uri + "\"}]}");
    }

    [Fact]
    public async Task A_prompt_in_any_script_is_sent_unchanged()
    {
        var sent = await SendAsync(new TextToVideoRequest { Model = "m", PromptText = "「猫」 + <b> & \"quoted\"" });

        sent.HasMembers("""{"model":"m","promptText":"「猫」 + <b> & \"quoted\""}""");
    }

    [Fact]
    public async Task A_body_is_JSON_with_a_Content_Length()
    {
        var sent = await SendAsync(new TextToVideoRequest { Model = "m" });

        Assert.Equal("application/json", sent.ContentType);
        Assert.Equal(Encoding.UTF8.GetByteCount("""{"model":"m"}"""), sent.ContentLength);
    }

    private static async Task<SentRequest> SendAsync(ImageToVideoRequest body)
    {
        var wire = Wire.Answering(Created);
        await wire.Client.CreateImageToVideoAsync(body);
        return Assert.Single(wire.Sent);
    }

    private static async Task<SentRequest> SendAsync(TextToVideoRequest body)
    {
        var wire = Wire.Answering(Created);
        await wire.Client.CreateTextToVideoAsync(body);
        return Assert.Single(wire.Sent);
    }
}
