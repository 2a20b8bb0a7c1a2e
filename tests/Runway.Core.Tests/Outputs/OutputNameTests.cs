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
    public void A_template_becomes_a_name_that_every_system_takes(string template, string name) =>
        Assert.Equal(name, OutputNameTemplate.Parse(template).Format(Task, 1, 1));

    [Theory]
    [InlineData("{InputName}", "lighthouse")]
    [InlineData("{InputName}-{Seed:0000}", "lighthouse-0042")]
    [InlineData("{batch}_{Node}", "nightly_upscale")]
    public void A_template_names_where_a_task_comes_from(string template, string name) => Assert.Equal(name, OutputNameTemplate.Parse(template).Format(
        Task with { Seed = 42, Batch = "nightly", Node = "upscale", Request = From(new InputNote { Member = "promptImage", Path = "/in/lighthouse.png" }) }, 1, 1));

    [Theory]
    [InlineData("{InputName}", "input")]
    [InlineData("{Seed:000}", "seed")]
    [InlineData("{Batch}-{Node}", "batch-node")]
    [InlineData("{Prompt}", "prompt")]
    [InlineData("{Model}", "model")]
    public void What_a_task_does_not_have_becomes_a_word(string template, string name) =>
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
    public void An_input_has_the_name_of_its_file_where_that_is_known(string? path, string? address, string? name, string expected) => Assert.Equal(
        expected,
        OutputNameTemplate.Parse("{InputName}").Format(Task with { Request = From(new InputNote { Member = "promptImage", Path = path, Address = address, Name = name }) }, 1, 1));

    [Fact]
    public void The_input_is_what_is_worked_on_and_not_what_is_referred_to()
    {
        InputNote Note(string member, string path) => new() { Member = member, Path = path };
        var template = OutputNameTemplate.Parse("{InputName}");

        Assert.Equal("clip", template.Format(Task with { Request = From(Note("keyframes[0].uri", "/k.png"), Note("references[0].uri", "/r.png"), Note("videoUri", "/clip.mp4")) }, 1, 1));
        Assert.Equal("r", template.Format(Task with { Request = From(Note("referenceImages[0].uri", "/r.png")) }, 1, 1));
    }

    [Fact]
    public void A_long_part_leaves_room_for_what_keeps_names_apart()
    {
        var task = Task with { Seed = 7, Batch = new string('b', 300) };

        Assert.EndsWith("b-7", OutputNameTemplate.Parse("{Batch}-{Seed}").Format(task, 1, 1), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../x", ".._.._x")]
    [InlineData("nul", "_nul")]
    [InlineData("  ", "batch")]
    public void A_batch_from_outside_stays_in_its_folder(string batch, string name) =>
        Assert.Equal(name, OutputNameTemplate.Parse("{Batch}").Format(Task with { Batch = batch }, 1, 1));

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
    [InlineData("{InputName")]
    [InlineData("Id}")]
    public void A_template_that_makes_no_name_is_refused(string template) =>
        Assert.Equal("RunwayInvalidNameTemplate", Assert.Throws<RunwayException>(() => OutputNameTemplate.Parse(template)).ErrorId);

    [Fact]
    public void An_unknown_token_is_answered_with_all_that_there_are() => Assert.Equal(
        "Use {Id}, {Index}, {Output}, {Model}, {Operation}, {Prompt}, {InputName}, {Seed}, {Batch}, {Node}, {Date}.",
        Assert.Throws<RunwayException>(() => OutputNameTemplate.Parse("{Titel}")).RecommendedAction);

    private static RequestNote From(params InputNote[] inputs) => new(null, null, inputs);
}
