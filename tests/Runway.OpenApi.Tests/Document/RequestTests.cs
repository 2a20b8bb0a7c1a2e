namespace Runway.OpenApi.Tests.Document;

public sealed class RequestTests
{
    [Theory]
    [InlineData("TextToImageRequest", "model promptText")]
    [InlineData("ImageToVideoRequest", "model promptImage")]
    [InlineData("TextToVideoRequest", "model")]
    [InlineData("VideoToVideoRequest", "model")]
    [InlineData("CharacterPerformanceRequest", "model character reference")]
    [InlineData("VideoUpscaleRequest", "model videoUri")]
    [InlineData("SoundEffectRequest", "model promptText")]
    [InlineData("UploadRequest", "filename type")]
    public void A_request_requires_what_every_model_needs(string schema, string required) =>
        Assert.Equal(required.Split(' '), Repository.Strings(Repository.Schema(schema)["required"]));

    [Fact]
    public void A_prompt_image_is_text_or_a_list_of_images_with_places()
    {
        Assert.Equal("#/components/schemas/PromptImages", Repository.Member("ImageToVideoRequest", "promptImage")["$ref"]!.GetValue<string>());
        var forms = Repository.Schema("PromptImages")["oneOf"]!.AsArray();
        Assert.Equal("string", forms[0]!["type"]!.GetValue<string>());
        Assert.Equal("#/components/schemas/PromptImageList", forms[1]!["$ref"]!.GetValue<string>());
        Assert.Equal("array", Repository.Schema("PromptImageList")["type"]!.GetValue<string>());
        Assert.Equal("#/components/schemas/PromptImage", Repository.Schema("PromptImageList")["items"]!["$ref"]!.GetValue<string>());
        Assert.Equal(["uri"], Repository.Strings(Repository.Schema("PromptImage")["required"]));
    }

    [Fact]
    public void A_duration_is_a_number_or_auto()
    {
        Assert.Equal("#/components/schemas/Duration", Repository.Member("ImageToVideoRequest", "duration")["$ref"]!.GetValue<string>());
        var forms = Repository.Schema("Duration")["oneOf"]!.AsArray();
        Assert.Equal(["number", "string"], forms.Select(f => f!["type"]!.GetValue<string>()));
    }

    [Fact]
    public void The_duration_of_a_sound_may_be_a_fraction() =>
        Assert.Equal("number", Repository.Member("SoundEffectRequest", "duration")["type"]!.GetValue<string>());

    [Fact]
    public void A_character_is_an_image_or_a_video_and_its_reference_is_a_video()
    {
        Assert.Equal(["image", "video"], Repository.Strings(Repository.Member("CharacterMedia", "type")["x-extensible-enum"]));
        Assert.Equal("video", Repository.Member("PerformanceReference", "type")["const"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("TextToImageRequest")]
    [InlineData("ImageToVideoRequest")]
    [InlineData("CharacterPerformanceRequest")]
    public void A_seed_needs_more_than_31_bits(string schema)
    {
        var seed = Repository.Member(schema, "seed");
        Assert.Equal("int64", seed["format"]!.GetValue<string>());
        Assert.Equal(4294967295, seed["maximum"]!.GetValue<long>());
    }

    [Theory]
    [InlineData("TextToImageRequest", "ratio")]
    [InlineData("ImageToVideoRequest", "ratio")]
    [InlineData("TextToVideoRequest", "ratio")]
    public void A_ratio_is_text_without_a_list_of_values(string schema, string member)
    {
        var ratio = Repository.Member(schema, member);
        Assert.Equal("string", ratio["type"]!.GetValue<string>());
        Assert.Null(ratio["x-extensible-enum"]);
    }

    [Theory]
    [InlineData("TextToImageRequest", "promptText")]
    [InlineData("ImageToVideoRequest", "promptText")]
    [InlineData("SoundEffectRequest", "promptText")]
    public void A_prompt_has_a_minimum_length_and_its_maximum_depends_on_the_model(string schema, string member)
    {
        var prompt = Repository.Member(schema, member);
        Assert.Equal(1, prompt["minLength"]!.GetValue<long>());
        Assert.Null(prompt["maxLength"]);
    }
}
