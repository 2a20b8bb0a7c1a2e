using System.Globalization;
using Runway.Help.Model;
using Runway.Help.Reading;

namespace Runway.Help.Output;

/// <summary>Syntax lines and facts about parameters, in PowerShell's format.</summary>
internal static class Syntax
{
    public static string Line(string cmdlet, ParameterSet set) =>
        string.Join(' ', set.Entries.Select(Word).Prepend(cmdlet).Append("[<CommonParameters>]"));

    public static bool IsRequired(ParameterHelp parameter) => parameter.Shape.Uses.All(u => u.Mandatory);

    public static string Position(int? position) => position?.ToString(CultureInfo.InvariantCulture) ?? "named";

    public static string Pipeline(IReadOnlyList<ParameterUse> uses)
    {
        var byName = uses.Any(u => u.ByPropertyName);
        return uses.Any(u => u.ByValue)
            ? byName ? "True (ByPropertyName, ByValue)" : "True (ByValue)"
            : byName ? "True (ByPropertyName)" : "False";
    }

    private static string Word(ParameterSet.Entry entry)
    {
        var name = "-" + entry.Parameter.Shape.Name;
        var text = entry.Use.Position is null ? name : $"[{name}]";
        text += entry.Parameter.Shape.IsSwitch ? string.Empty : $" <{TypeNames.Short(entry.Parameter.Shape.Type)}>";
        return entry.Use.Mandatory ? text : $"[{text}]";
    }
}
