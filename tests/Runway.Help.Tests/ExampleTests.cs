namespace Runway.Help.Tests;

/// <summary>Files of examples are read strictly, because other text would be lost without an error.</summary>
public sealed class ExampleTests
{
    private const string Good = "## Do it\n\n```powershell\nNew-RunwayImage 'a red door'\n```\n\nDoes it.\n\n";

    [Fact]
    public void Three_valid_examples_are_enough() => Assert.Empty(Source.Gaps(Source.WithExamples("# New-RunwayImage\n\n" + Good + Good + Good)));

    [Theory]
    [InlineData("## Do it\n\nDoes it.\n", "example 'Do it': its heading has to be followed by one block of powershell and a text")]
    [InlineData("## Do it\n\nFirst this.\n\n```powershell\nNew-RunwayImage 'a'\n```\n\nDoes it.\n", "example 'Do it': its heading has to be followed by one block of powershell and a text")]
    [InlineData("## Do it\n\n```\nNew-RunwayImage 'a'\n```\n\nDoes it.\n", "example 'Do it': its heading has to be followed by one block of powershell and a text")]
    [InlineData("## Do it\n\n```powershell\nNew-RunwayImage 'a'\n```\n", "example 'Do it' has no text")]
    [InlineData("## Do it\n\n```powershell\nGet-Date\n```\n\nDoes it.\n", "example 'Do it' does not use the cmdlet")]
    [InlineData("## Do it\n\n```powershell\nNew-RunwayImage 'a' | Show-RunwayNothing\n```\n\nDoes it.\n", "mentions Show-RunwayNothing, which does not exist")]
    public void A_wrong_example_is_named(string example, string gap) =>
        Assert.Contains($"New-RunwayImage: {gap}", Source.Gaps(Source.WithExamples("# New-RunwayImage\n\n" + Good + Good + Good + example)));

    [Fact]
    public void A_line_that_is_too_long_for_a_console_is_named()
    {
        var line = $"New-RunwayImage '{new string('x', 60)}'";
        var gap = Assert.Single(Source.Gaps(Source.WithExamples($"# New-RunwayImage\n\n{Good}{Good}## Do it\n\n```powershell\n{line}\n```\n\nDoes it.\n")));
        Assert.Contains($"example 'Do it': the line '{line}' is longer than 76 characters", gap);
    }

    [Fact]
    public void A_file_of_examples_belongs_to_one_cmdlet() => Assert.Equal(
        ["New-RunwayImage: the file of examples has to begin with '# New-RunwayImage' and nothing else before the first example"],
        Source.Gaps(Source.WithExamples("# Get-RunwayTask\n\n" + Good + Good + Good)));

    [Fact]
    public void Two_examples_are_not_enough() => Assert.Equal(
        ["New-RunwayImage: has 2 examples, at least 3 are wanted (Help/examples/New-RunwayImage.md)"],
        Source.Gaps(Source.WithExamples("# New-RunwayImage\n\n" + Good + Good)));
}
