using System.Text.Json;

namespace Runway.Tests.Catalogue;

/// <summary>Requests that have no choice of a model: recipes, routed generation, routers, runs of workflows, avatars and what belongs to them.</summary>
public sealed class RequestTests
{
    private const string Shots = """{"version":"2026-06","mode":"custom","shots":[{"prompt":"one","duration":3},{"prompt":"two","duration":3},{"prompt":"three","duration":4}]}""";

    [Fact]
    public void They_are_no_operations_with_models() => Assert.Empty(
        ModelCatalogue.Current.Requests.Keys.Intersect(ModelCatalogue.Current.Operations)
            .Concat(ModelCatalogue.Current.Requests.Values.Select(r => r.Model).Intersect(ModelCatalogue.Current.Models.Select(m => m.Model))));

    [Theory]
    [InlineData("recipes/product_ad", """{"version":"2026-07","productImages":[{"uri":"https://a.example/1"}]}""")]
    [InlineData("recipes/product_ugc", """{"version":"2026-06","characterImage":{"uri":"https://a.example/1"},"productImage":{"uri":"https://a.example/2"}}""")]
    [InlineData("recipes/multi_shot_video", """{"version":"2026-06","mode":"auto","prompt":"a heron"}""")]
    [InlineData("recipes/multi_shot_video", Shots)]
    [InlineData("generate/video", """{"configId":"draft","input":{}}""")]
    [InlineData("generate/audio", """{"configId":"draft","dryRun":true,"input":{"type":"speech","promptText":"x","voice":{"type":"preset","presetId":"Maya"}}}""")]
    [InlineData("routers", """{"slug":"draft","settings":{"models":{"mode":"allowlist_only","ids":["wan3"]},"maxCreditsPerGeneration":{"video":50}}}""")]
    [InlineData("routers/{id}", """{"description":null,"settings":{"models":{"ids":["wan3"]}}}""")]
    [InlineData("workflows/{id}", "{}")]
    [InlineData("avatars", """{"name":"Desk","referenceImage":"https://a.example/1.png","personality":"Helps.","voice":{"type":"runway-live-preset","presetId":"clara"},"startScript":""}""")]
    [InlineData("avatars/{id}", """{"startScript":null,"documentIds":[],"voice":{"type":"custom","id":"x"}}""")]
    [InlineData("avatar_videos", """{"model":"gwm1_avatars","avatar":{"type":"runway-preset","presetId":"influencer"},"speech":{"type":"text","text":"Hello","voice":{"type":"preset","presetId":"clara"}}}""")]
    [InlineData("avatar_videos", """{"model":"gwm1_avatars","avatar":{"type":"custom","avatarId":"x"},"speech":{"type":"audio","audio":"https://a.example/1.mp3"}}""")]
    [InlineData("documents", """{"name":"faq","content":"# FAQ"}""")]
    [InlineData("voices", """{"name":"Desk","description":null,"from":{"type":"text","prompt":"A calm and low voice","model":"eleven_ttv_v3"}}""")]
    [InlineData("voices", """{"name":"Desk","from":{"type":"audio","audio":"https://a.example/1.mp3"}}""")]
    [InlineData("voices/{id}", """{"description":null}""")]
    [InlineData("voices/preview", """{"prompt":"A calm and low voice","model":"eleven_ttv_v3"}""")]
    [InlineData("realtime_sessions", """{"model":"gwm1_avatars","avatar":{"type":"custom","avatarId":"x"},"maxDuration":10,"tools":[{"type":"backend_rpc","name":"look_up","description":"x","timeoutSeconds":8,"parameters":[{"name":"a","description":"x","type":"array","items":{"type":"string"}},{"name":"b","description":"x","type":"object","properties":[{"name":"c"}]}]}],"integration":{"type":"livekit","url":"wss://a.example","token":"t","roomName":"r"}}""")]
    public void A_good_one_passes(string request, string body) => Assert.Same(ModelCheck.Valid, Check(request, body));

    [Theory]
    [InlineData("recipes/product_ad", """{"version":"2026-07","productImages":[]}""", "RunwayCountOutOfRange", "The product images have 0 entries, which product_ad does not take.")]
    [InlineData("recipes/product_ad", """{"version":"2026-07","productImages":[{"uri":"https://a.example/1","tag":"x"}]}""", "RunwayMemberNotTaken", "product_ad does not take the tag in productImages[0].")]
    [InlineData("recipes/multi_shot_video", """{"version":"2026-06","mode":"custom","prompt":"a heron"}""", "RunwayMembersNotTogether", "multi_shot_video needs the shots with the mode custom.")]
    [InlineData("recipes/multi_shot_video", """{"version":"2026-06","mode":"auto"}""", "RunwayMembersNotTogether", "multi_shot_video needs the prompt with the mode auto.")]
    [InlineData("generate/image", """{"configId":"Draft","input":{"promptText":"x"}}""", "RunwayTextForm", "Draft cannot be the config id.")]
    [InlineData("generate/image", """{"configId":"draft","input":{}}""", "RunwayMemberRequired", "A router needs the prompt text.")]
    [InlineData("generate/video", """{"configId":"draft","input":{"ratio":"1280:720"}}""", "RunwayMemberNotTaken", "A router does not take the ratio.")]
    [InlineData("routers", """{"slug":"draft","settings":{"maxCreditsPerGeneration":{"video":0}}}""", "RunwayValueOutOfRange", "The video 0 in maxCreditsPerGeneration is out of the range of a router.")]
    [InlineData("avatars", """{"name":"Desk","referenceImage":"https://a.example/1.png","personality":"Helps.","voice":{"type":"runway-live-preset","presetId":"Maya"}}""", "RunwayValueNotAllowed", "The voice Maya is not one that an avatar takes.")]
    [InlineData("avatars", """{"name":"Desk","referenceImage":"https://a.example/1.png","personality":"Helps.","voice":{"type":"custom","presetId":"maya"}}""", "RunwayMembersNotTogether", "An avatar needs the id with the type custom.")]
    [InlineData("avatar_videos", """{"model":"gwm1_avatars","avatar":{"type":"custom","id":"x"},"speech":{"type":"text","text":"Hello"}}""", "RunwayMemberNotTaken", "gwm1_avatars does not take the id in avatar.")]
    [InlineData("avatar_videos", """{"model":"gwm1_avatars","avatar":{"type":"custom","avatarId":"x"},"speech":{"type":"audio","audio":"https://a.example/1.mp3","voice":{"type":"custom","id":"x"}}}""", "RunwayMembersNotTogether", "gwm1_avatars does not take the voice with the type audio.")]
    [InlineData("documents", """{"name":"faq"}""", "RunwayMemberRequired", "A document needs the content.")]
    [InlineData("voices", """{"name":"Desk","from":{"type":"text","prompt":"A calm and low voice"}}""", "RunwayMembersNotTogether", "A voice needs the model with the type text.")]
    [InlineData("voices", """{"name":"Desk","from":{"type":"text","prompt":"low","model":"eleven_ttv_v3"}}""", "RunwayTextLength", "The prompt has 3 characters (UTF-16 code units), which a voice does not take.")]
    [InlineData("avatar_videos", """{"model":"gwm1_avatars","avatar":{"type":"custom","avatarId":"x"},"speech":{"type":"text","text":""}}""", "RunwayTextLength", "The text is empty, which gwm1_avatars does not take.")]
    [InlineData("avatar_videos", """{"model":"gwm1_avatars","avatar":{"type":"runway-preset","presetId":"x"},"speech":{"type":"text","text":"Hello"}}""", "RunwayValueNotAllowed", "The avatar x is not one that gwm1_avatars takes.")]
    [InlineData("voices/preview", """{"prompt":"low","model":"eleven_ttv_v3"}""", "RunwayTextLength", "The prompt has 3 characters (UTF-16 code units), which a voice preview does not take.")]
    [InlineData("realtime_sessions", """{"model":"gwm1_avatars","avatar":{"type":"runway-preset","presetId":"influencer"},"maxDuration":5}""", "RunwayValueOutOfRange", "The max duration 5 is out of the range of a session.")]
    [InlineData("realtime_sessions", """{"model":"gwm1_avatars","avatar":{"type":"runway-preset","presetId":"influencer"},"integration":{"type":"livekit","url":"http://a.example","token":"t","roomName":"r"}}""", "RunwayTextForm", "http://a.example cannot be the url in integration.")]
    public void A_bad_one_is_told(string request, string body, string error, string message)
    {
        var problem = Assert.Single(Check(request, body).Problems);
        Assert.Equal((error, message), (problem.Error.Id, problem.Message));
    }

    [Fact]
    public void Several_faults_say_what_is_allowed_for_each()
    {
        var fault = Check("realtime_sessions", """{"model":"gwm1_avatars","avatar":{"type":"custom","avatarId":"x"},"tools":[{"type":"x","name":"a b"}]}""").ToException();

        Assert.Equal(
            "Allowed for the description in tools[0]: 1 to 1,024 characters. Allowed for the type in tools[0]: client_event, backend_rpc. Allowed for the name in tools[0]: 1 to 64 characters; it has only letters, digits and _, and does not begin with a digit.",
            fault!.RecommendedAction);
    }

    [Theory]
    [InlineData("""{"duration":10,""", null)]
    [InlineData("""{"duration":15,""", "The duration of all shots is 10, and the duration is 15.")]
    public void The_shots_are_as_long_as_the_video(string start, string? wrong) =>
        Assert.Equal(wrong, Check("recipes/multi_shot_video", start + Shots[1..]).Problems.SingleOrDefault()?.Message);

    [Fact]
    public void Without_a_duration_the_shots_are_as_long_as_the_default() => Assert.Equal(
        "The duration of all shots is 12, and without one the duration is 10.",
        Assert.Single(Check("recipes/multi_shot_video", Shots.Replace("\"duration\":4", "\"duration\":6")).Problems).Message);

    [Theory]
    [InlineData("ad_localization", "{}", 21, 21)]
    [InlineData("marketing_stock_image", "{}", 88, 88)]
    [InlineData("marketing_stock_image", """{"outputCount":1}""", 1, 88)]
    [InlineData("multi_shot_video", """{"duration":5}""", 65, 65)]
    [InlineData("multi_shot_video", """{"ratio":"1920:1080"}""", 170, 170)]
    [InlineData("product_ad", """{"duration":4}""", 200, 200)]
    [InlineData("product_ad", """{"duration":6}""", 272, 272)]
    [InlineData("product_campaign_image", "{}", 144, 144)]
    [InlineData("product_swap", """{"duration":4}""", 212, 212)]
    [InlineData("product_swap", """{"duration":10}""", 212, 428)]
    [InlineData("product_ugc", """{"duration":4}""", 192, 192)]
    public void A_recipe_has_a_price(string recipe, string body, int least, int most)
    {
        var estimate = CostEstimate.For("recipes/" + recipe, recipe, Parse(body));
        Assert.Equal((least, most), (estimate.AtLeast, estimate.AtMost));
    }

    [Fact]
    public void Where_no_price_is_published_the_cost_is_unknown() => Assert.All(
        [("generate/video", "router"), ("workflows/{id}", "workflow"), ("avatar_videos", "gwm1_avatars"), ("voices", "voice"), ("voices/preview", "voice_preview"), ("realtime_sessions", "realtime_session")],
        request => Assert.Null(CostEstimate.For(request.Item1, request.Item2, Parse("{}")).AtMost));

    private static ModelCheck Check(string request, string body) =>
        ModelCatalogue.Current.Check(request, ModelCatalogue.Current.Requests[request].Model, Parse(body));

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
