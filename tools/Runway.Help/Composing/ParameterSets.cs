using Runway.Help.Model;
using Runway.Help.Reading;

namespace Runway.Help.Composing;

/// <summary>Groups the parameters of a cmdlet by parameter set.</summary>
internal static class ParameterSets
{
    /// <summary>The sets, the default one first, which may have no parameter of its own; one for a cmdlet that declares none.</summary>
    public static IReadOnlyList<ParameterSet> Of(CmdletShape cmdlet, IReadOnlyList<ParameterHelp> parameters)
    {
        var names = parameters.SelectMany(p => p.Shape.Uses).Select(u => u.Set).Append(cmdlet.DefaultSet).Where(s => s is not null).Distinct().ToList();
        return names.Count == 0
            ? [One(parameters, null)]
            : [.. names.OrderBy(n => n != cmdlet.DefaultSet).Select(n => One(parameters, n))];
    }

    private static ParameterSet One(IReadOnlyList<ParameterHelp> parameters, string? name)
    {
        var entries = parameters.SelectMany(p => p.Shape.Uses
            .Where(u => u.Set is null || u.Set == name)
            .Select(u => new ParameterSet.Entry(p, u)));
        return new ParameterSet([.. entries.OrderBy(e => e.Use.Position ?? int.MaxValue).ThenBy(e => !e.Use.Mandatory)]);
    }
}
