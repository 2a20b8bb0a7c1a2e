using System.Text.Json;
using System.Text.Json.Nodes;

namespace Runway.Tests.Catalogue;

public sealed class CostTests(Witness witness) : IClassFixture<Witness>
{
    [Theory]
    [InlineData("text_to_image", "gen4_image", """{"ratio":"1280:720"}""", 5)]
    [InlineData("text_to_image", "gen4_image", """{"ratio":"1920:1080"}""", 8)]
    [InlineData("text_to_image", "gemini_image3_pro", """{"ratio":"4096:4096","outputCount":4}""", 160)]
    [InlineData("text_to_video", "gen4.5", """{"duration":10}""", 120)]
    [InlineData("text_to_video", "gen4.5", """{"duration":10,"outputFormat":"prores"}""", 170)]
    [InlineData("text_to_video", "gen4.5", """{"duration":2,"outputFormat":"hdr10"}""", 64)]
    [InlineData("text_to_video", "veo3.1", """{"duration":8}""", 320)]
    [InlineData("text_to_video", "veo3.1", """{"duration":8,"audio":false}""", 160)]
    [InlineData("text_to_video", "seedance2", """{"duration":4,"ratio":"3840:2160"}""", 600)]
    [InlineData("text_to_video", "seedance2_mini", """{"duration":4}""", 64)]
    [InlineData("text_to_video", "seedance2_5", """{"duration":4,"ratio":"854:480"}""", 80)]
    [InlineData("image_to_video", "hailuo3", """{"duration":5,"resolution":"2k","promptImage":[{"uri":"a"},{"uri":"b"}]}""", 79)]
    [InlineData("image_to_video", "hailuo3", """{"duration":5,"resolution":"2k","promptImage":[{"uri":"a","position":"first"}]}""", 75)]
    [InlineData("text_to_speech", "eleven_v3", """{"promptText":"123456789012345678901234567890123456789012345678901"}""", 2)]
    public void A_complete_request_has_one_price(string operation, string model, string body, int credits)
    {
        var estimate = CostEstimate.For(operation, model, Parse(body));
        Assert.Equal((credits, (decimal)credits, null), (estimate.Credits!.Value, estimate.AtMost!.Value, estimate.Reason));
    }

    [Theory]
    [InlineData("video_to_hdr", "ruby", 10, 200, 400)]
    [InlineData("video_to_video", "aleph2", 10, 280, 280)]
    [InlineData("speech_to_speech", "eleven_multilingual_sts_v2", 8, 3, 3)]
    [InlineData("speech_to_speech", "eleven_multilingual_sts_v2", 60, 20, 20)]
    [InlineData("voice_dubbing", "eleven_voice_dubbing", 8, 4, 4)]
    [InlineData("voice_isolation", "eleven_voice_isolation", 12, 2, 2)]
    [InlineData("character_performance", "act_two", 10, 50, 50)]
    public void The_duration_of_the_input_is_enough_for_a_price(string operation, string model, int seconds, int least, int most)
    {
        var estimate = CostEstimate.For(operation, model, Parse("{}"), seconds);
        Assert.Equal((least, most), (estimate.AtLeast, estimate.AtMost));
    }

    [Theory]
    [InlineData("video_to_hdr", "ruby")]
    [InlineData("voice_isolation", "eleven_voice_isolation")]
    [InlineData("speech_to_speech", "eleven_multilingual_sts_v2")]
    public void Without_the_duration_of_the_input_there_is_no_single_price(string operation, string model)
    {
        var estimate = CostEstimate.For(operation, model, Parse("{}"));
        Assert.Null(estimate.Credits);
        Assert.Contains("the length of the input is not known", estimate.Reason);
    }

    [Theory]
    [InlineData("text_to_video", "veo3.1", "{}", 160, 320, "the duration is not given")]
    [InlineData("text_to_video", "seedance2_fast", """{"duration":"auto"}""", 116, 435, "with the duration auto the maximum is charged first and the difference refunded")]
    [InlineData("text_to_video", "seedance2", """{"duration":10}""", 360, 1500, "the price depends on the ratio, which is not given")]
    [InlineData("text_to_image", "gpt_image_2", """{"outputCount":2}""", 2, 82, "the published price is 1 to 41 credits per image (by quality and size)")]
    [InlineData("character_performance", "act_two", """{"reference":{}}""", 15, 150, "the length of the input is not known")]
    [InlineData("video_to_video", "aleph2", """{"videoUri":"a"}""", 56, 840, "the length of the input is not known")]
    [InlineData("sound_effect", "seed_audio", "{}", 5, null, "how long the result will be is not known before it is made")]
    [InlineData("video_upscale", "magnific_video_upscaler_creative", "{}", 1, null, "the number of frames is not known before the video is made")]
    public void An_incomplete_request_has_a_price_range_with_a_reason(string operation, string model, string body, int least, int? most, string reason)
    {
        var estimate = CostEstimate.For(operation, model, Parse(body));
        Assert.Null(estimate.Credits);
        Assert.Equal((least, most, reason), (estimate.AtLeast, estimate.AtMost, estimate.Reason));
    }

    [Fact]
    public void A_sum_with_a_price_that_is_not_known_has_a_minimum_and_no_maximum()
    {
        var sum = RunwayCost.Of([CostEstimate.For("video_upscale", "magnific_video_upscaler_creative", Parse("{}")), CostEstimate.For("text_to_speech", "eleven_multilingual_v2", Parse("""{"promptText":"hello"}"""))]);

        Assert.True(sum.AtLeast > 0);
        Assert.Equal((null, null, null, 1), (sum.AtMost, sum.AtMostUsd, sum.Credits, sum.UnknownCount));
    }

    [Theory]
    [InlineData("text_to_image", "gen9", "the catalogue does not know the model 'gen9' of text_to_image")]
    [InlineData("text_to_image", "gpt_image_2_5_flare", "no price of gpt_image_2_5_flare has been published for text_to_image")]
    public void An_unpublished_price_is_unknown(string operation, string model, string reason) =>
        Assert.Equal(new CostEstimate { Reason = reason }, CostEstimate.For(operation, model, Parse("{}")));

    [Theory]
    [InlineData("voice_isolation", "eleven_voice_isolation", """{"audioUri":"a"}""", 61, 11)]
    [InlineData("voice_dubbing", "eleven_voice_dubbing", """{"audioUri":"a"}""", 60, 30)]
    [InlineData("speech_to_speech", "eleven_multilingual_sts_v2", """{"media":{}}""", 4, 2)]
    [InlineData("character_performance", "act_two", """{"reference":{}}""", 2, 15)]
    [InlineData("video_to_video", "seedance2_5", """{"promptVideo":"a","duration":10,"ratio":"1280:720"}""", 8, 420)]
    public void A_known_duration_of_the_input_gives_one_price(string operation, string model, string body, double seconds, int credits) =>
        Assert.Equal(credits, CostEstimate.For(operation, model, Parse(body), seconds).Credits);

    [Theory]
    [InlineData("text_to_video", "gen4.5", "12 credits per second, plus 5 to 20 credits per second")]
    [InlineData("text_to_video", "seedance2_mini", "16 credits per second, at least 64")]
    [InlineData("text_to_speech", "eleven_v3", "1 credit per 50 characters")]
    [InlineData("voice_isolation", "eleven_voice_isolation", "1 credit per 6 seconds of input")]
    [InlineData("video_to_hdr", "ruby", "20 to 40 credits per second of input (40 above 4 megapixels)")]
    [InlineData("text_to_image", "gpt_image_2_5_flare", null)]
    public void A_price_can_be_read(string operation, string model, string? price) =>
        Assert.Equal(price, ModelCatalogue.Current.Find(operation, model)!.Price);

    // The emulator has its own price table, written by hand: if the estimate is one number, both must be equal.
    [Fact]
    public async Task The_emulator_charges_the_estimated_credits()
    {
        var compared = 0;
        foreach (var (model, body) in Settled())
        {
            if (CostEstimate.For(model.Operation, model.Model, Bodies.Element(body)).Credits is not { } credits)
            {
                continue;
            }

            var (accepted, answer) = await witness.CreateAsync(model.Operation, body);
            Assert.True(accepted, answer);
            var charged = JsonNode.Parse(answer)!["estimatedCost"]!["credits"]!.GetValue<decimal>();
            Assert.True(credits == charged, $"{body.ToJsonString()}: {credits} here, {charged} there");
            compared++;
        }

        Assert.True(compared > 200, $"{compared}");
    }

    private static IEnumerable<(RunwayModel Model, JsonObject Body)> Settled() =>
        from model in ModelCatalogue.Current.Models
        where model.Status == RunwayModelStatus.Live && model.Price is not null
        from member in model.Members
        where member.Name is "ratio" or "resolution" or "outputFormat" or "audio" or "duration"
        from value in member.Values.Count > 0 ? member.Values : ["5"]
        select (model, Settle(model, member, value));

    private static JsonObject Settle(RunwayModel model, ModelMember member, string value)
    {
        var body = Bodies.Minimal(model);
        if (model.Member("duration") is { } duration)
        {
            body["duration"] = Bodies.Value(duration);
        }

        body[member.Name] = member.Type == "string" || value == "auto" ? value : JsonNode.Parse(value);
        return body;
    }

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
