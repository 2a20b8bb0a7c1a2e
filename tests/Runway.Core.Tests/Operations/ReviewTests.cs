namespace Runway.Tests;

/// <summary>A request is checked, completed and priced before it is sent.</summary>
public sealed class ReviewTests
{
    [Fact]
    public void An_aspect_ratio_is_replaced_by_a_size_of_the_model_and_a_note_names_it()
    {
        var review = RequestReview.Of(Image("gen4_image", "1:1"));

        Assert.Matches("^[0-9]+:[0-9]+$", ((ImageRequest)review.Request).Ratio);
        Assert.Contains(((ImageRequest)review.Request).Ratio!, Assert.Single(review.Notes));
    }

    [Fact]
    public void An_exact_size_is_unchanged_and_its_price_is_known()
    {
        var review = RequestReview.Of(Image("gen4_image", "1920:1080"));

        Assert.Equal(("1920:1080", 8m), (((ImageRequest)review.Request).Ratio, review.Cost.Credits));
        Assert.Empty(review.Notes);
    }

    [Fact]
    public void A_size_that_the_model_does_not_have_is_refused_and_the_error_lists_the_sizes()
    {
        var error = Assert.Throws<RunwayException>(() => RequestReview.Of(Image("gen4_image", "1584:672")));

        Assert.Equal(RunwayErrorKind.InvalidArgument, error.Kind);
        Assert.Contains("1920:1080", error.Message + error.RecommendedAction);
    }

    [Fact]
    public void An_unknown_model_is_accepted_with_a_warning()
    {
        var review = RequestReview.Of(Image("gen9_image", "1:1"));

        Assert.Contains("gen9_image", Assert.Single(review.Warnings));
        Assert.Null(review.Cost.AtMost);
    }

    [Fact]
    public void An_aspect_ratio_is_replaced_for_a_character_performance_too()
    {
        var review = RequestReview.Of(new CharacterPerformanceRequest
        {
            Model = "act_two",
            Character = MediaSource.FromAddress("https://h.test/a.png"),
            Reference = MediaSource.FromAddress("https://h.test/a.mp4"),
            Ratio = "16:9",
        });

        Assert.Equal("1280:720", ((CharacterPerformanceRequest)review.Request).Ratio);
    }

    [Fact]
    public void A_local_file_is_not_checked_as_an_address()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["a.png"], [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[600]]);

        var review = RequestReview.Of(new ImageToVideoRequest { Model = "gen4_turbo", Image = MediaSource.FromFile(folder["a.png"]), Ratio = "16:9" });

        Assert.Equal("1280:720", ((ImageToVideoRequest)review.Request).Ratio);
    }

    private static ImageRequest Image(string model, string? ratio) => new() { Model = model, PromptText = "a lighthouse", Ratio = ratio };
}
