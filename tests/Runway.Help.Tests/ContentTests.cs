using Runway.Help.Output;

namespace Runway.Help.Tests;

/// <summary>The help equals the built cmdlets.</summary>
public sealed class ContentTests
{
    [Fact]
    public void The_synopsis_is_the_first_sentence_and_the_description_the_whole()
    {
        var help = Source.Cmdlet("Get-RunwayTask");
        Assert.Equal("Reads the current state of tasks, without waiting.", help.Synopsis);
        Assert.StartsWith(help.Synopsis + " ", help.Description[0]);
        Assert.Equal(2, help.Description.Count);
    }

    [Theory]
    [InlineData("Connect-Runway", "ClockRate", "100")]
    [InlineData("Connect-Runway", "Emulator", "False")]
    [InlineData("New-RunwayImage", "Model", "gen4_image")]
    [InlineData("New-RunwayImage", "Seed", null)]
    [InlineData("Get-RunwayTask", "Task", null)]
    [InlineData("Wait-RunwayTask", "Timeout", "-1")]
    public void Defaults_are_those_of_the_code(string cmdlet, string parameter, string? value) =>
        Assert.Equal(value, Parameter(cmdlet, parameter).Shape.Default);

    [Fact]
    public void A_shared_parameter_has_the_same_text_everywhere() => Assert.Single(
        Source.Whole.Cmdlets
            .Where(c => c.Parameters.Any(p => p.Name == "Task"))
            .Select(c => string.Join('\n', Parameter(c.Name, "Task").Text))
            .Distinct());

    [Fact]
    public void The_input_types_follow_from_the_parameters()
    {
        Assert.Equal(["System.String", "System.Management.Automation.PSObject"], Source.Cmdlet("New-RunwayImage").Inputs.Select(i => i.Type));
        Assert.Equal(["Runway.RunwayTask"], Source.Cmdlet("Wait-RunwayTask").Inputs.Select(i => i.Type));
        Assert.Equal(["None"], Source.Cmdlet("Get-RunwayUsage").Inputs.Select(i => i.Type));
    }

    [Fact]
    public void Code_is_marked_on_a_page_and_unmarked_on_a_console()
    {
        var help = Source.Cmdlet("Connect-Runway");
        Assert.Contains("the environment variable `RUNWAYML_API_SECRET`.", MarkdownPage.Write(help));
        Assert.Contains("the environment variable RUNWAYML_API_SECRET.", Maml.Write([help], new Uri("https://docs.example.test/")));
    }

    private static Model.ParameterHelp Parameter(string cmdlet, string name) =>
        Assert.Single(Source.Cmdlet(cmdlet).Parameters, p => p.Shape.Name == name);
}
