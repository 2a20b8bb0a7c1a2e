using Runway.Help.Reading;

namespace Runway.Help.Model;

/// <summary>One way to call a cmdlet: its parameters in the order in which the syntax shows them.</summary>
internal sealed record ParameterSet(IReadOnlyList<ParameterSet.Entry> Entries)
{
    internal sealed record Entry(ParameterHelp Parameter, ParameterUse Use);
}
