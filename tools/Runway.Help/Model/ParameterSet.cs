using Runway.Help.Reading;

namespace Runway.Help.Model;

/// <summary>One parameter set: its parameters in the order of the syntax.</summary>
internal sealed record ParameterSet(IReadOnlyList<ParameterSet.Entry> Entries)
{
    internal sealed record Entry(ParameterHelp Parameter, ParameterUse Use);
}
