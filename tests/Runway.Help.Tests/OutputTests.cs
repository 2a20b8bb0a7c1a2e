using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Runway.Help.Tests;

public sealed class OutputTests
{
    private const string Page = "docs/cmdlets/New-RunwayImage.md";
    private const string Examples = "src/Runway.PowerShell/Help/examples/New-RunwayImage.md";

    [Fact]
    public void The_committed_outputs_are_current() => Assert.Empty(RepositoryFiles.Find(Source.Root).StaleOutputs().Keys);

    [Theory]
    [InlineData(Page)]
    [InlineData("docs/cmdlets/README.md")]
    [InlineData("docs/errors.md")]
    [InlineData("src/Runway.PowerShell/Help/en-US/Runway.PowerShell.dll-Help.xml")]
    [InlineData("src/RunwayAI.PowerShell/Help/en-US/RunwayAI.PowerShell.dll-Help.xml")]
    public void A_stale_output_is_named_and_writing_makes_it_current(string file)
    {
        using var copy = new RepositoryCopy();
        File.AppendAllText(copy.PathOf(file), " ");
        var (code, error) = copy.Run("--check");
        Assert.Equal(1, code);
        Assert.Contains(Path.GetFileName(file), error);

        Assert.Equal((0, ""), copy.Run());
        Assert.Equal((0, ""), copy.Run("--check"));
    }

    [Fact]
    public void Each_module_has_the_help_of_its_own_cmdlets_and_of_no_others() => Assert.All(
        new[] { "Runway", "RunwayAI" },
        module =>
        {
            var manifest = File.ReadAllText(Path.Combine(Source.Root, module + ".psd1"));
            var help = XDocument.Load(Path.Combine(Source.Root, $"src/{module}.PowerShell/Help/en-US/{module}.PowerShell.dll-Help.xml"));
            var names = help.Descendants().Where(e => e.Name.LocalName == "details").Select(e => e.Elements().First(n => n.Name.LocalName == "name").Value);
            Assert.Equal(Regex.Matches(manifest, "^ {8}'([A-Za-z]+-[A-Za-z]+)'", RegexOptions.Multiline).Select(m => m.Groups[1].Value).Order(), names.Order());
        });

    [Fact]
    public void The_page_of_a_removed_cmdlet_is_stale_and_is_deleted()
    {
        using var copy = new RepositoryCopy();
        var orphan = copy.PathOf("docs/cmdlets/Get-RunwayNothing.md");
        File.WriteAllText(orphan, "");
        Assert.Equal(1, copy.Run("--check").Code);
        Assert.Equal(0, copy.Run().Code);
        Assert.False(File.Exists(orphan));
    }

    [Theory]
    [InlineData("--check")]
    [InlineData]
    public void A_gap_fails_and_writes_nothing(params string[] args)
    {
        using var copy = new RepositoryCopy();
        File.Delete(copy.PathOf(Examples));
        File.Delete(copy.PathOf(Page));
        Assert.Equal(
            (1, "error: New-RunwayImage: has 0 examples, at least 3 are wanted (Help/examples/New-RunwayImage.md)" + Environment.NewLine),
            copy.Run(args));
        Assert.False(File.Exists(copy.PathOf(Page)));
    }

    [Fact]
    public void Wrong_arguments_are_reported() => Assert.Equal(2, CommandLine.Run(["--what"], Source.Root, TextWriter.Null, TextWriter.Null));
}
