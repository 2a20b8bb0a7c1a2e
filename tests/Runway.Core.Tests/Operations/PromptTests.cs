namespace Runway.Tests;

/// <summary>A prompt that cannot be meant is refused, and one that was probably misread gets a warning.</summary>
public sealed class PromptTests
{
    [Theory]
    [InlineData("a\0b\0")]
    [InlineData("\u200B\uFEFF \u2060")]
    [InlineData("\uFE0F")]
    [InlineData("\U0001D159")]
    [InlineData("\u3164\u2800")]
    public void A_prompt_without_visible_text_is_refused(string prompt) =>
        Assert.Equal(RunwayErrors.InvalidPrompt, Assert.Throws<RunwayException>(() => RequestReview.Of(Image(prompt))).Error);

    [Fact]
    public void A_prompt_with_half_of_an_emoji_is_refused() =>
        Assert.Equal(RunwayErrors.InvalidPrompt, Assert.Throws<RunwayException>(() => RequestReview.Of(Image("an emoji " + (char)0xD83D))).Error);

    [Fact]
    public void A_prompt_with_a_replacement_character_gives_a_warning() =>
        Assert.Contains(RequestReview.Of(Image("caf\uFFFD")).Warnings, w => w.Contains("U+FFFD", StringComparison.Ordinal));

    [Fact]
    public void A_prompt_in_any_script_is_accepted() => Assert.Empty(RequestReview.Of(Image("مي\u200Cخواهم ไทย 👨\u200D👩 \\u0000")).Warnings);

    private static ImageRequest Image(string prompt) => new() { Model = "gen4_image", PromptText = prompt, Ratio = "1280:720" };
}
