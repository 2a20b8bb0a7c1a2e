using Runway.Help.Composing;
using Runway.Help.Model;
using Runway.Help.Output;
using Runway.Help.Reading;

namespace Runway.Help.Tests;

/// <summary>The metadata of a cmdlet.</summary>
public sealed class ShapeTests
{
    private static readonly CmdletShape Shape = Assert.Single(CmdletShape.AllIn(typeof(TestRunwayThingCommand).Assembly));

    [Fact]
    public void The_name_is_verb_and_noun() => Assert.Equal("Test-RunwayThing", Shape.Name);

    [Fact]
    public void Only_properties_with_the_attribute_are_parameters_and_PowerShell_adds_two() => Assert.Equal(
        ["Thing", "OutFile", "Folder", "Seed", "Force", "WhatIf", "Confirm"], Shape.Parameters.Select(p => p.Name));

    [Fact]
    public void The_syntax_is_that_of_PowerShell_with_the_default_set_first() => Assert.Equal(
        [
            "Test-RunwayThing [-Thing] <string[]> [[-Folder] <string>] [-Seed <long>] [-Force] [-WhatIf] [-Confirm] [<CommonParameters>]",
            "Test-RunwayThing [-Thing] <string[]> -OutFile <string> [-Seed <long>] [-Force] [-WhatIf] [-Confirm] [<CommonParameters>]",
        ],
        ParameterSets.Of(Shape, [.. Shape.Parameters.Select(p => new ParameterHelp(p, []))]).Select(s => Syntax.Line(Shape.Name, s)));

    [Fact]
    public void A_parameter_has_its_binding_data()
    {
        var thing = Shape.Parameters[0];
        Assert.Equal(["Id", "Key"], thing.Aliases);
        Assert.Equal("True (ByPropertyName, ByValue)", Syntax.Pipeline(thing.Uses));
        Assert.Equal(new ParameterUse(null, true, 0, true, true), Assert.Single(thing.Uses));
        Assert.False(thing.Wildcards);
        Assert.True(Shape.Parameters[2].Wildcards);
    }

    [Fact]
    public void A_default_is_the_value_of_a_new_cmdlet() =>
        Assert.Equal([null, null, ".", null, "False", "False", "False"], Shape.Parameters.Select(p => p.Default));

    [Fact]
    public void The_output_types_are_listed() => Assert.Equal([typeof(string), typeof(int)], Shape.Outputs);
}
