using System.Text.Json;
using System.Text.Json.Nodes;

namespace Runway.Tests.Catalogue;

/// <summary>The messages of the check, and what it accepts.</summary>
public sealed class CheckTests
{
    private const string Heron = """{"model":"gen4_image","promptText":"a heron","ratio":"1280:720"}""";

    [Fact]
    public void A_problem_has_a_path_a_reason_and_the_allowed_values()
    {
        var problem = Assert.Single(Check("text_to_image", "gen4_image", Heron.Replace("1280:720", "3:2")).Problems);
        Assert.Equal(("RunwayValueNotAllowed", "ratio", "The ratio 3:2 is not one that gen4_image takes."), (problem.Error.Id, problem.Member, problem.Message));
        Assert.StartsWith("Allowed: 1024:1024, 1080:1080, ", problem.Allowed);
        Assert.Equal($"{problem.Message} {problem.Allowed}", problem.ToString());
    }

    [Fact]
    public void A_problem_in_a_nested_member_has_its_path()
    {
        var body = """{"promptText":"x","ratio":"1280:720","referenceImages":[{"uri":"https://a.example/1"},{"uri":"https://a.example/2","tag":"9x9"}]}""";
        var problem = Assert.Single(Check("text_to_image", "gen4_image", body).Problems);
        Assert.Equal(("referenceImages[1].tag", "9x9 cannot be the tag in referenceImages[1]."), (problem.Member, problem.Message));
    }

    [Fact]
    public void Length_is_counted_in_UTF16_code_units()
    {
        var fits = new string('x', 998) + "🦩";
        Assert.True(Check("text_to_image", "gen4_image", Prompt(fits)).IsValid);
        var problem = Assert.Single(Check("text_to_image", "gen4_image", Prompt(new string('x', 999) + "🦩")).Problems);
        Assert.Equal("The prompt text has 1,001 characters (UTF-16 code units), which gen4_image does not take.", problem.Message);
    }

    [Fact]
    public void All_problems_are_reported_together()
    {
        var check = Check("text_to_image", "gen4_image", """{"ratio":"3:2","seed":-1}""");
        Assert.Equal(["ratio", "seed", "promptText"], check.Problems.Select(p => p.Member));
        var error = check.ToException()!;
        Assert.Equal(("RunwayValueNotAllowed", RunwayErrorKind.InvalidArgument), (error.ErrorId, error.Kind));
        Assert.All(check.Problems, p => Assert.Contains(p.Message, error.Message));
        Assert.All(check.Problems, p => Assert.Contains($"Allowed for the {MemberText.Name(p.Member)}: {p.Allowed["Allowed: ".Length..]}", error.RecommendedAction));
    }

    [Fact]
    public void Checking_a_valid_request_allocates_little_memory()
    {
        var body = Parse(Prompt(new string('x', 900)));
        ModelCatalogue.Current.Check("text_to_image", "gen4_image", body);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Assert.Same(ModelCheck.Valid, ModelCatalogue.Current.Check("text_to_image", "gen4_image", body));
        }

        // Most of it is the prompt, which is decoded once to measure its length.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, 3000);
    }

    [Fact]
    public void An_unknown_model_is_accepted_with_a_warning()
    {
        var check = Check("text_to_image", "gen9_image", "{}");
        Assert.True(check.IsValid);
        Assert.Null(check.ToException());
        Assert.Contains("does not know the model 'gen9_image'", Assert.Single(check.Warnings));
    }

    [Theory]
    [InlineData("text_to_image", "gen4_imgae", "gen4_image")]
    [InlineData("text_to_image", "gen4-image", "gen4_image")]
    [InlineData("text_to_image", "Gen4_Imge", "gen4_image")]
    [InlineData("text_to_video", "gen4.5 ", "gen4.5")]
    [InlineData("video_to_video", "alpeh2", "aleph2")]
    [InlineData("text_to_image", "alpeh2", "aleph2")]
    [InlineData("text_to_image", "seedream5", "seedream5_pro or seedream5_lite")]
    [InlineData("text_to_image", "gpt_image", "gpt_image_2 or gpt_image_2_5_flare or gpt_image_2_5_sunburst")]
    [InlineData("text_to_image", "gptimage2", "gpt_image_2")]
    [InlineData("text_to_image", "gen_image", "gen4_image")]
    [InlineData("text_to_image", "gemini_image", "gemini_image3.1_flash or gemini_image3_pro")]
    [InlineData("video_to_video", "aleph", "aleph2")]
    [InlineData("text_to_video", "gen-4.5", "gen4.5")]
    [InlineData("text_to_video", "veo3.1 fast", "veo3.1_fast")]
    [InlineData("text_to_video", "VEO", "veo3.1 or veo3.1_fast")]
    [InlineData("text_to_video", "gemini", "gemini_omni_flash or gemini_omni_flash_1.1")]
    [InlineData("text_to_video", "seedance_fast", "seedance2_fast")]
    [InlineData("text_to_video", "seedance-2", "seedance2")]
    [InlineData("image_to_video", "gen4 turbo", "gen4_turbo")]
    [InlineData("text_to_speech", "eleven", "eleven_multilingual_v2 or eleven_v3")]
    [InlineData("character_performance", "act-two", "act_two")]
    [InlineData("frame_interpolation", "frame_interpolation", "frame_interpolation_v1")]
    [InlineData("video_to_video", "gen4_alpeh", "gen4_aleph (retired)")]
    public void A_misspelled_model_is_refused_and_the_nearest_is_named(string operation, string model, string meant)
    {
        var problem = Assert.Single(Check(operation, model, Heron).Problems);
        Assert.Equal("RunwayModelMisspelled", problem.Error.Id);
        Assert.Contains($"Did you mean {meant}?", problem.Message);
    }

    [Fact]
    public void An_operation_without_live_models_names_the_unverified_ones() =>
        Assert.Equal("Allowed: gen4 (unverified), gen4_turbo (unverified).", Assert.Single(Check("lip_sync", "gen4_trubo", "{}").Problems).Allowed);

    [Theory]
    [InlineData("gen5_image")]
    [InlineData("gen4_image_2")]
    [InlineData("gen4.6")]
    [InlineData("gen4_image_ultra")]
    [InlineData("seedream5_max")]
    [InlineData("veo3.1_lite")]
    [InlineData("gen4.5_turbo")]
    [InlineData("aleph3")]
    [InlineData("kling")]
    [InlineData("ruby2")]
    [InlineData("x")]
    public void A_name_of_another_version_or_without_a_similar_name_is_treated_as_a_new_model(string model) =>
        Assert.Contains("does not know the model", Assert.Single(Check("text_to_image", model, "{}").Warnings));

    [Theory]
    [InlineData("text_to_image", "GEN4_IMAGE", "gen4_image")]
    [InlineData("text_to_image", "Gen4_Turbo", "gen4_turbo")]
    [InlineData("text_to_image", "Gen9_Image", "Gen9_Image")]
    public void Model_names_are_compared_without_case(string operation, string model, string spelling) =>
        Assert.Equal(spelling, ModelCatalogue.Current.SpellingOf(operation, model));

    [Fact]
    public void A_model_of_another_operation_is_refused_and_the_error_names_that_operation()
    {
        var problem = Assert.Single(Check("text_to_image", "gen4_turbo", Heron).Problems);
        Assert.Equal("RunwayModelOfAnotherOperation", problem.Error.Id);
        Assert.Equal("gen4_turbo is not a model of text_to_image but of image_to_video, lip_sync.", problem.Message);
        Assert.Contains("gen4_image", problem.Allowed);
    }

    [Theory]
    [InlineData("image_to_video", "gen3a_turbo", "gen4_turbo")]
    [InlineData("video_to_video", "gen4_aleph", "aleph2")]
    [InlineData("video_upscale", "upscale_v1", "magnific_video_upscaler_creative")]
    [InlineData("text_to_video", "veo3", "veo3.1")]
    public void A_retired_model_is_refused_and_its_successor_named(string operation, string model, string successor)
    {
        var problem = Assert.Single(Check(operation, model, "{}").Problems);
        Assert.Equal("RunwayModelRetired", problem.Error.Id);
        Assert.Contains($"Nearest live model {successor}.", problem.Message);
        Assert.DoesNotContain(model + ",", problem.Allowed);
    }

    [Fact]
    public void An_unverified_model_is_accepted_with_a_warning_that_names_the_live_operation()
    {
        var check = Check("frame_interpolation", "frame_interpolation_v1", """{"videoUri":"https://a.example/v.mp4"}""");
        Assert.True(check.IsValid);
        Assert.Contains("enhance_frame_rate", Assert.Single(check.Warnings));
    }

    [Theory]
    [InlineData("hologram", "gpt_image_2 refuses members that it does not know, and hologram is not a known member of text_to_image.")]
    [InlineData("seed", "gpt_image_2 does not take the seed.")]
    public void An_unknown_member_is_refused_for_a_strict_model_and_the_error_says_what_to_do(string member, string message)
    {
        var problem = Assert.Single(Check("text_to_image", "gpt_image_2", $$"""{"promptText":"x","ratio":"auto","{{member}}":1}""").Problems);
        Assert.Equal(("RunwayMemberNotTaken", member, message), (problem.Error.Id, problem.Member, problem.Message));
        Assert.Contains("Allowed: model, promptText, ratio", problem.Allowed);
        Assert.Equal("text_to_image", problem.MayBeTakenBy);
    }

    [Fact]
    public void An_unknown_member_is_accepted_with_a_warning_for_a_model_that_ignores_it()
    {
        var check = Check("text_to_image", "gen4_image", Heron.Replace("}", ""","hologram":true}"""));
        Assert.True(check.IsValid);
        Assert.Equal("hologram is not a known member of text_to_image; it is sent as it is.", Assert.Single(check.Warnings));
    }

    [Fact]
    public void A_member_without_an_effect_gives_a_warning()
    {
        var check = Check("text_to_image", "gen4_image", Heron.Replace("}", ""","quality":"low"}"""));
        Assert.True(check.IsValid);
        Assert.Equal("gen4_image does not take the quality; it has no effect.", Assert.Single(check.Warnings));
    }

    [Fact]
    public void A_free_size_is_accepted_within_the_pixel_limits_of_the_model()
    {
        Assert.Same(ModelCheck.Valid, Check("text_to_image", "seedream5_lite", """{"promptText":"x","ratio":"2500:1700"}"""));
        var problem = Assert.Single(Check("text_to_image", "seedream5_lite", """{"promptText":"x","ratio":"1000:1000"}""").Problems);
        Assert.Equal("The ratio 1000:1000 is out of the range of seedream5_lite.", problem.Message);
        Assert.EndsWith("or another width:height of 3,686,400 to 16,777,216 pixels.", problem.Allowed);
    }

    [Theory]
    [InlineData("image_to_video", "gen4.5", """{"promptImage":"https://a.example/1","promptText":"x","ratio":"1280:720","duration":5,"proresProfile":"422"}""", "outputFormat", "gen4.5 needs the output format with the prores profile.")]
    [InlineData("image_to_video", "gen4.5", """{"promptImage":"https://a.example/1","promptText":"x","ratio":"1280:720","duration":5,"proresProfile":"422 LT","outputFormat":"hdr_prores"}""", "proresProfile", "The prores profile 422 LT is not one that gen4.5 takes with the output format hdr_prores.")]
    [InlineData("image_to_video", "wan3", """{"promptImage":[{"uri":"https://a.example/1","position":"first"}],"promptText":"x","ratio":"1280:720"}""", "ratio", "The ratio 1280:720 is not one that wan3 takes with the position in promptImage.")]
    [InlineData("text_to_video", "hailuo3", """{"promptText":"x","ratio":"adaptive","references":[]}""", "references", "hailuo3 needs the references or the reference videos with the ratio adaptive.")]
    [InlineData("video_to_video", "seedance2_5", """{"promptVideo":"https://a.example/1","mode":"extend","promptText":"x","ratio":"1280:720"}""", "ratio", "seedance2_5 does not take the ratio with the mode extend.")]
    [InlineData("video_to_video", "seedance2_5", """{"promptVideo":"https://a.example/1","mode":"edit","promptText":"x","duration":5}""", "duration", "The duration 5 is not one that seedance2_5 takes with the mode edit.")]
    [InlineData("video_to_video", "aleph2", """{"videoUri":"https://a.example/1","keyframes":[{"uri":"https://a.example/1","seconds":1,"at":0.5}]}""", "keyframes[0]", "keyframes[0] has more than one of seconds, at.")]
    [InlineData("video_to_video", "aleph2", """{"videoUri":"https://a.example/1","keyframes":[{"uri":"https://a.example/1","seconds":9,"range":{"start_seconds":2,"end_seconds":2}}]}""", "keyframes[0].range.end_seconds", "The end_seconds 2 of keyframes[0].range is not above the start_seconds 2.")]
    [InlineData("video_to_video", "aleph2", """{"videoUri":"https://a.example/1","keyframes":[{"uri":"https://a.example/1","seconds":9,"range":{"start_seconds":2,"end_seconds":8}}]}""", "keyframes[0].seconds", "The seconds 9 of keyframes[0] is outside its range.")]
    public void Members_that_cannot_be_combined_are_named(string operation, string model, string body, string member, string message)
    {
        var problem = Assert.Single(Check(operation, model, body).Problems);
        Assert.Equal(("RunwayMembersNotTogether", member, message), (problem.Error.Id, problem.Member, problem.Message));
        Assert.Matches("^Allowed: .+\\.$", problem.Allowed);
    }

    [Theory]
    [InlineData("https://a.bc", "The URL has 12 characters")]
    [InlineData("runway://", "The runway:// URI has 9 characters")]
    [InlineData("HTTPS://media.example/1.png", "is not an address that the service can fetch")]
    [InlineData("DATA:image/png;base64,AAAA", "is not an address that the service can fetch")]
    [InlineData("pictures/1.png", "is not an address that the service can fetch")]
    public void An_invalid_address_is_refused_in_every_address_member(string address, string message)
    {
        var body = $$"""{"promptText":"x","ratio":"1280:720","referenceImages":[{"uri":"{{address}}"}]}""";
        var problem = Assert.Single(Check("text_to_image", "gen4_image", body).Problems);
        Assert.Equal(("RunwayInvalidMedia", "referenceImages[0].uri"), (problem.Error.Id, problem.Member));
        Assert.Contains(message, problem.Message);
    }

    [Theory]
    [InlineData("gemini_omni_flash_1.1", """[{"uri":"https://media.example/1.mp4"}]""")]
    [InlineData("seedance2", """[{"type":"video","uri":"https://media.example/1.mp4"}]""")]
    [InlineData("wan9", """[{"type":"video","uri":"https://media.example/1.mp4"}]""")]
    public void A_reference_video_has_a_type_if_the_model_has_that_member(string model, string expected)
    {
        var request = new TextToVideoRequest { Model = model, PromptText = "x", ReferenceVideos = [MediaSource.FromAddress("https://media.example/1.mp4")] };
        Assert.Equal(expected, RequestReview.Of(request).Body.Json.GetProperty("referenceVideos").GetRawText());
    }

    [Fact]
    public void An_unknown_member_of_a_list_entry_is_refused_or_gives_a_warning()
    {
        const string entry = """{"promptText":"x","ratio":"2048:2048","referenceImages":[{"uri":"https://a.example/1","subject":"human"}]}""";
        var problem = Assert.Single(Check("text_to_image", "seedream5_pro", entry).Problems);
        Assert.Equal(("RunwayMemberNotTaken", "seedream5_pro does not take the subject in referenceImages[0]."), (problem.Error.Id, problem.Message));
        Assert.Equal("gen4_image does not take the subject in referenceImages[0]; it has no effect.", Assert.Single(Check("text_to_image", "gen4_image", entry.Replace("2048:2048", "1280:720")).Warnings));
    }

    [Fact]
    public void People_among_the_references_are_counted()
    {
        var people = string.Join(',', Enumerable.Repeat("""{"uri":"https://a.example/1","subject":"human"}""", 6));
        var problem = Assert.Single(Check("text_to_image", "gemini_image3_pro", $$"""{"promptText":"x","ratio":"1024:1024","referenceImages":[{{people}}]}""").Problems);
        Assert.Equal("Allowed: at most 5 with the subject human.", problem.Allowed);
    }

    [Fact]
    public void An_error_contains_no_data_URI()
    {
        var picture = "data:image/png;base64," + new string('A', 5000);
        var check = Check("image_to_video", "gen4_turbo", new JsonObject { ["promptImage"] = "https://a.example/1", ["ratio"] = picture }.ToJsonString());
        Assert.True(Assert.Single(check.Problems).Message.Length < 200);
        Assert.DoesNotContain("AAAAAAAAAAAAAAAAAAAA", check.Problems[0].Message);
    }

    [Fact]
    public void A_body_that_is_not_an_object_is_an_ArgumentException() =>
        Assert.Throws<ArgumentException>(() => Check("text_to_image", "gen4_image", "[]"));

    private static string Prompt(string text) => new JsonObject { ["promptText"] = text, ["ratio"] = "1280:720" }.ToJsonString();

    private static ModelCheck Check(string operation, string model, string body) => ModelCatalogue.Current.Check(operation, model, Parse(body));

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
