using Runway.Help.Composing;
using Runway.Help.Reading;

namespace Runway.Help.Tests;

/// <summary>A gap fails, and the message names its place.</summary>
public sealed class GapTests
{
    private const string Image = "T:Runway.PowerShell.NewRunwayImageCommand";
    private const string Links = "<seealso cref=\"T:Runway.PowerShell.WaitRunwayTaskCommand\"/>";

    [Fact]
    public void The_module_has_no_gap() => Assert.Empty(Source.Gaps(Source.Whole));

    [Theory]
    [InlineData(Image, "New-RunwayImage: its class has no summary, so there is neither a synopsis nor a description")]
    [InlineData("P:Runway.PowerShell.NewRunwayImageCommand.Ratio", "New-RunwayImage: -Ratio has no text (P:Runway.PowerShell.NewRunwayImageCommand.Ratio)")]
    [InlineData("P:Runway.PowerShell.RunwayCmdlet.Connection", "Get-RunwayUsage: -Connection has no text (P:Runway.PowerShell.RunwayCmdlet.Connection)")]
    [InlineData("T:Runway.RunwayUsage", "Get-RunwayUsage: the output Runway.RunwayUsage is not documented: neither the class has a returns element nor the type a summary")]
    public void A_missing_comment_is_a_gap(string id, string gap) => Assert.Contains(gap, Source.Gaps(Source.WithComment(id, null)));

    [Fact]
    public void A_parameter_that_inherits_a_missing_text_is_a_gap() => Assert.Equal(
        ["Get-RunwayTask", "Remove-RunwayTask", "Resolve-RunwayTask", "Save-RunwayTaskOutput", "Stop-RunwayTask", "Wait-RunwayTask"],
        Source.Gaps(Source.WithComment("P:Runway.PowerShell.WaitingCmdlet.Task", null)).Select(g => g.Split(':')[0]));

    [Theory]
    [InlineData("<summary>Only this.</summary>" + Links, "the summary is a single sentence, so the description would only repeat the synopsis")]
    [InlineData("<summary>One. Two.</summary>", "has no related links (seealso elements of its class)")]
    [InlineData("<summary>One. Two.</summary><seealso cref=\"T:Runway.RunwayTask\"/>", "links to T:Runway.RunwayTask, which is neither a cmdlet nor a topic")]
    [InlineData("<summary>One. Two.</summary><seealso href=\"about_RunwayNothing\"/>", "links to about_RunwayNothing, which is neither a cmdlet nor a topic")]
    [InlineData("<summary>One. See Get-RunwayNothing.</summary>" + Links, "mentions Get-RunwayNothing, which does not exist")]
    [InlineData("<summary>One. Two.</summary><remarks>See about_RunwayNothing.</remarks>" + Links, "mentions about_RunwayNothing, which does not exist")]
    public void A_comment_that_is_too_short_or_has_a_broken_reference_is_a_gap(string comment, string gap) =>
        Assert.Equal([$"New-RunwayImage: {gap}"], Source.Gaps(Source.WithComment(Image, comment)));

    [Fact]
    public void A_cmdlet_without_a_file_of_examples_is_a_gap()
    {
        var examples = Source.Whole.Examples.Where(e => e.Key != "New-RunwayImage").ToDictionary();
        Assert.Equal(
            ["New-RunwayImage: has 0 examples, at least 3 are wanted (Help/examples/New-RunwayImage.md)"],
            Source.Gaps(Source.Whole with { Examples = examples }));
    }

    [Fact]
    public void A_file_of_examples_without_a_cmdlet_is_a_gap()
    {
        var examples = new Dictionary<string, string>(Source.Whole.Examples) { ["New-RunwayNothing"] = "# New-RunwayNothing\n" };
        Assert.Equal(["New-RunwayNothing: there are examples, and no such cmdlet"], Source.Gaps(Source.Whole with { Examples = examples }));
    }

    [Fact]
    public void A_topic_that_names_a_missing_cmdlet_or_parameter_is_a_gap()
    {
        var topics = new Dictionary<string, string>(Source.Whole.Topics) { ["about_RunwayMore"] = "See Get-RunwayNothing, about_Runway." };
        Assert.Equal(["about_RunwayMore: mentions Get-RunwayNothing, which does not exist"], Source.Gaps(Source.Whole with { Topics = topics }));
    }

    [Fact]
    public void An_error_whose_advice_names_a_missing_cmdlet_is_a_gap()
    {
        DeclaredError[] errors = [new(new("RunwayNothing", RunwayErrorKind.Unexpected, "Nothing."), "See Get-RunwayNothing.")];
        Assert.Equal(["RunwayNothing: mentions Get-RunwayNothing, which does not exist"], Source.Gaps(Source.Whole with { Errors = errors }));
    }

    [Fact]
    public void All_gaps_are_reported_together()
    {
        var source = Source.WithComment(Image, null) with { Examples = new Dictionary<string, string>() };
        var cmdlets = Source.Gaps(source).Select(g => g.Split(':')[0]).ToHashSet();
        Assert.Equal(HelpComposer.Compose(Source.Whole).Select(c => c.Name).ToHashSet(), cmdlets);
    }
}
