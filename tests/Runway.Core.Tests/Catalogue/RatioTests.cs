namespace Runway.Tests.Catalogue;

public sealed class RatioTests
{
    [Theory]
    [InlineData("image_to_video", "gen4_turbo", "16:9", "1280:720")]
    [InlineData("image_to_video", "gen4_turbo", "4:3", "1104:832")]
    [InlineData("image_to_video", "gen4_turbo", "1:1", "960:960")]
    [InlineData("image_to_video", "gen4_turbo", "21:9", "1584:672")]
    [InlineData("text_to_image", "gemini_2.5_flash", "4:5", "896:1152")]
    [InlineData("text_to_image", "gemini_2.5_flash", "3:4", "864:1184")]
    [InlineData("text_to_image", "gemini_2.5_flash", "2:3", "832:1248")]
    [InlineData("text_to_image", "muse_image", "3:2", "1920:1280")]
    public void An_aspect_ratio_that_one_size_has_is_that_size(string operation, string model, string shape, string ratio)
    {
        var choice = ModelCatalogue.Current.ChooseRatio(operation, model, shape)!;
        Assert.Equal((ratio, $"{shape} is {ratio} for {model}."), (choice.Ratio, choice.Note));
    }

    [Fact]
    public void Of_several_sizes_the_cheapest_is_used_and_the_others_are_named()
    {
        var choice = ModelCatalogue.Current.ChooseRatio("text_to_image", "gen4_image", "16:9")!;
        Assert.Equal("1280:720", choice.Ratio);
        Assert.Equal("16:9 is 1280:720 for gen4_image, the cheapest of 1360:768, 1920:1080, 1280:720.", choice.Note);
    }

    [Fact]
    public void Of_several_sizes_at_one_price_the_smallest_is_used_and_the_others_are_named()
    {
        var choice = ModelCatalogue.Current.ChooseRatio("text_to_video", "veo3.1", "16:9")!;
        Assert.Equal("1280:720", choice.Ratio);
        Assert.Equal("16:9 is 1280:720 for veo3.1, the smallest of 1280:720, 1920:1080.", choice.Note);
    }

    [Theory]
    [InlineData("text_to_image", "gen4_image", "1920:1080")]
    [InlineData("text_to_video", "hailuo3", "16:9")]
    [InlineData("text_to_video", "hailuo3", "adaptive")]
    public void A_value_that_the_model_accepts_is_unchanged(string operation, string model, string ratio) =>
        Assert.Equal(new RatioChoice(ratio, null), ModelCatalogue.Current.ChooseRatio(operation, model, ratio));

    [Theory]
    [InlineData("text_to_video", "gen4.5", "1:1")]
    [InlineData("text_to_video", "gen4.5", "widescreen")]
    [InlineData("text_to_video", "gen4.5", "16:0")]
    [InlineData("text_to_video", "gen9", "16:9")]
    [InlineData("image_to_video", "happyhorse_1_0", "16:9")]
    public void A_ratio_that_no_size_has_is_left_to_the_check(string operation, string model, string ratio) =>
        Assert.Null(ModelCatalogue.Current.ChooseRatio(operation, model, ratio));
}
