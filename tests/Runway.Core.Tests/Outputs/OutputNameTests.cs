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
    [InlineData("con .x", "_con .x")]
    [InlineData("CONIN$", "_CONIN$")]
    [InlineData("conout$.a", "_conout$.a")]
    [InlineData("COM¹", "_COM¹")]
    [InlineData("lpt².b", "_lpt².b")]
    [InlineData("com0", "_com0")]
    [InlineData("con. .", "_con")]
    [InlineData("console", "console")]
    [InlineData("com10", "com10")]
    [InlineData("ends. ", "ends")]
    public void A_template_gives_a_name_that_is_valid_on_every_system(string template, string name) =>
        Assert.Equal(name, OutputNameTemplate.Parse(template).Format(Task, 1, 1));

    [Theory]
    [InlineData("{InputName}", "lighthouse")]
    [InlineData("{InputName}-{Seed:0000}", "lighthouse-0042")]
    [InlineData("{batch}_{Node}", "nightly_upscale")]
    public void A_template_can_contain_the_input_the_batch_and_the_workflow_node(string template, string name) => Assert.Equal(name, OutputNameTemplate.Parse(template).Format(
        Task with { Seed = 42, Batch = "nightly", Node = "upscale", Request = From(new InputNote { Member = "promptImage", Path = "/in/lighthouse.png" }) }, 1, 1));

    [Theory]
    [InlineData("{InputName}", "input")]
    [InlineData("{Seed:000}", "seed")]
    [InlineData("{Batch}-{Node}", "batch-node")]
    [InlineData("{Prompt}", "prompt")]
    [InlineData("{Model}", "model")]
    public void A_missing_value_is_replaced_by_a_word(string template, string name) =>
        Assert.Equal(name, OutputNameTemplate.Parse(template).Format(new RunwayTask { Id = "a" }, 1, 1));

    [Theory]
    [InlineData("/in/a.b.png", null, null, "a.b")]
    [InlineData(@"C:\shots\one.png", null, null, "one")]
    [InlineData(null, "https://h.test/files/red%20house.jpg?[redacted]", null, "red house")]
    [InlineData(null, "https://h.test/..%2F..%2Fetc%2Fpasswd", null, "passwd")]
    [InlineData(null, "https://h.test/", null, "input")]
    [InlineData(null, "runway://abc.def", null, "input")]
    [InlineData(null, "runway://abc.def", "dune.mov", "dune")]
    [InlineData(null, "data:image/png;base64,[20 characters]", null, "input")]
    [InlineData("/in/CON.png", null, null, "_CON")]
    [InlineData("/in/..png", null, null, "output")]
    [InlineData("/in/a\u202egnp.exe", null, null, "a_gnp")]
    [InlineData("/in/{Id}.png", null, null, "{Id}")]
    public void InputName_is_the_name_of_the_input_file_if_it_is_known(string? path, string? address, string? name, string expected) => Assert.Equal(
        expected,
        OutputNameTemplate.Parse("{InputName}").Format(Task with { Request = From(new InputNote { Member = "promptImage", Path = path, Address = address, Name = name }) }, 1, 1));

    [Fact]
    public void InputName_is_the_main_input_and_not_a_reference()
    {
        InputNote Note(string member, string path) => new() { Member = member, Path = path };
        var template = OutputNameTemplate.Parse("{InputName}");

        Assert.Equal("clip", template.Format(Task with { Request = From(Note("keyframes[0].uri", "/k.png"), Note("references[0].uri", "/r.png"), Note("videoUri", "/clip.mp4")) }, 1, 1));
        Assert.Equal("r", template.Format(Task with { Request = From(Note("referenceImages[0].uri", "/r.png")) }, 1, 1));
    }

    [Fact]
    public void A_long_part_is_cut_so_that_names_stay_different()
    {
        var task = Task with { Seed = 7, Batch = new string('b', 300) };

        Assert.EndsWith("b-7", OutputNameTemplate.Parse("{Batch}-{Seed}").Format(task, 1, 1), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../x", ".._.._x")]
    [InlineData("nul", "_nul")]
    [InlineData("  ", "batch")]
    public void A_batch_name_cannot_leave_the_folder(string batch, string name) =>
        Assert.Equal(name, OutputNameTemplate.Parse("{Batch}").Format(Task with { Batch = batch }, 1, 1));

    [Theory]
    [InlineData("a\u001b[2J", "a_[2J")]
    [InlineData("a\u202egnp.exe", "a_gnp.exe")]
    [InlineData("a\u200b\u2066\u0085\u2028b", "a____b")]
    [InlineData("../../etc/x", ".._.._etc_x")]
    [InlineData("..", "output")]
    public void An_id_with_invisible_characters_gives_a_visible_name(string id, string name) =>
        Assert.Equal(name, OutputNameTemplate.Default.Format(Task with { Id = id }, 1, 1));

    [Fact]
    public void A_long_name_is_cut_between_characters()
    {
        var name = OutputNameTemplate.Parse(string.Concat(Enumerable.Repeat("🗼", 100))).Format(Task, 1, 1);

        Assert.Equal(50, name.EnumerateRunes().Count());
        Assert.All(name.EnumerateRunes(), r => Assert.NotEqual(System.Text.Rune.ReplacementChar, r));
    }

    [Theory]
    [InlineData("{Id}", "0f9a-2")]
    [InlineData("{Id}_{Output:00}", "0f9a_02")]
    public void The_number_of_an_output_is_added_if_the_template_does_not_contain_it(string template, string name) =>
        Assert.Equal(name, OutputNameTemplate.Parse(template).Format(Task, 2, 4));

    [Theory]
    [InlineData("")]
    [InlineData("folder/{Id}")]
    [InlineData("{Nope}")]
    [InlineData("{Index:q}")]
    [InlineData("{InputName")]
    [InlineData("Id}")]
    public void An_invalid_template_is_refused(string template) =>
        Assert.Equal("RunwayInvalidNameTemplate", Assert.Throws<RunwayException>(() => OutputNameTemplate.Parse(template)).ErrorId);

    [Fact]
    public void The_error_for_an_unknown_token_lists_all_tokens() => Assert.Equal(
        "Use {Id}, {Index}, {Output}, {Model}, {Operation}, {Prompt}, {InputName}, {Seed}, {Batch}, {Node}, {Date}.",
        Assert.Throws<RunwayException>(() => OutputNameTemplate.Parse("{Titel}")).RecommendedAction);

    private static RequestNote From(params InputNote[] inputs) => new(null, null, inputs);
}
