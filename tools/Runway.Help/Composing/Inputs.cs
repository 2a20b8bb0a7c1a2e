using Runway.Help.Model;

namespace Runway.Help.Composing;

/// <summary>Describes the pipeline input of a cmdlet, from its parameters.</summary>
internal static class Inputs
{
    public static IReadOnlyList<TypedText> Of(IReadOnlyList<ParameterHelp> parameters)
    {
        var inputs = parameters
            .Where(p => p.Shape.Uses.Any(u => u.ByValue))
            .Select(p => new TypedText((p.Shape.Type.GetElementType() ?? p.Shape.Type).FullName!, [$"For `-{p.Shape.Name}`. {p.Text.FirstOrDefault()}"]))
            .ToList();
        var named = parameters.Where(p => p.Shape.Uses.Any(u => u.ByPropertyName)).Select(p => $"`{p.Shape.Name}`").ToList();
        if (named.Count > 0)
            inputs.Add(new TypedText("System.Management.Automation.PSObject", [$"An object with any of the properties {string.Join(", ", named)}: each becomes the parameter of its name. A row of `Import-Csv` is one."]));
        return inputs.Count > 0 ? inputs : [new TypedText("None", ["Nothing can be piped to this command."])];
    }
}
