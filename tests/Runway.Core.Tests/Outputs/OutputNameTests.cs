namespace Runway.Tests;

public sealed class OutputNameTests
{
    private static readonly RunwayTask Task = new()
    {
        Id = "0f9a",
        Index = 7,
        Model = "gen4_image",
        Operation = "text_to_image",
        PromptText = "Ein Leuchtturm: \"Nord/Süd\" 🗼",
        CreatedAt = new DateTimeOffset(2026, 11, 21, 3, 4, 5, TimeSpan.Zero),
    };

    [Theory]
    [InlineData("{Id}", "0f9a")]
    [InlineData("{index:0000}-{Prompt}", "0007-ein-leuchtturm-nord-süd")]
    [InlineData("{Model} {Operation}", "gen4_image text_to_image")]
    [InlineData("{Date:yyyy-MM-dd}_{Output}", "2026-11-21_1")]
    [InlineData("what?*now", "what__now")]
    [InlineData("con", "_con")]
    [InlineData("ends. ", "ends")]
    public void A_template_becomes_a_name_that_every_system_takes(string template, string name) =>
        Assert.Equal(name, OutputNameTemplate.Parse(template).Format(Task, 1, 1));

    [Theory]
    [InlineData("a\u001b[2J", "a_[2J")]
    [InlineData("a\u202egnp.exe", "a_gnp.exe")]
    [InlineData("a\u200b\u2066\u0085\u2028b", "a____b")]
    [InlineData("../../etc/x", ".._.._etc_x")]
    [InlineData("..", "output")]
    public void An_id_from_outside_leaves_nothing_hidden_in_a_name(string id, string name) =>
        Assert.Equal(name, OutputNameTemplate.Default.Format(Task with { Id = id }, 1, 1));

    [Fact]
    public void A_long_name_is_cut_at_a_whole_character()
    {
        var name = OutputNameTemplate.Parse(string.Concat(Enumerable.Repeat("🗼", 100))).Format(Task, 1, 1);

        Assert.Equal(50, name.EnumerateRunes().Count());
        Assert.All(name.EnumerateRunes(), r => Assert.NotEqual(System.Text.Rune.ReplacementChar, r));
    }

    [Theory]
    [InlineData("{Id}", "0f9a-2")]
    [InlineData("{Id}_{Output:00}", "0f9a_02")]
    public void The_number_of_an_output_is_added_where_the_template_lacks_it(string template, string name) =>
        Assert.Equal(name, OutputNameTemplate.Parse(template).Format(Task, 2, 4));

    [Theory]
    [InlineData("")]
    [InlineData("folder/{Id}")]
    [InlineData("{Nope}")]
    [InlineData("{Index:q}")]
    public void A_template_that_makes_no_name_is_refused(string template) =>
        Assert.Equal("RunwayInvalidNameTemplate", Assert.Throws<RunwayException>(() => OutputNameTemplate.Parse(template)).ErrorId);
}
