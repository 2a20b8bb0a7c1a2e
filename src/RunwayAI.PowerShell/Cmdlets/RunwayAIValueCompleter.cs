using System.Collections;
using System.Management.Automation.Language;

namespace Runway.PowerShell;

/// <summary>Completes the documented values of the "Runway AI" service; other values are allowed too. Needs no connection.</summary>
public sealed class RunwayAIValueCompleter : ValueCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Offers(string word, string command, string parameter, CommandAst ast, IDictionary bound) =>
        ValuesOf(command, parameter).Select(v => (v, $"{v}: a documented value"));

    private static IReadOnlyList<string> ValuesOf(string commandName, string parameterName) => (commandName.ToUpperInvariant(), parameterName.ToUpperInvariant()) switch
    {
        (_, "STYLE") => RunwayAIImageRequest.KnownStyles,
        (_, "POSITION") => RunwayAIImageTextRequest.KnownPositions,
        ("EDIT-RUNWAYAIIMAGE", "EDITTYPE") => RunwayAIImageEditRequest.KnownEdits,
        ("EDIT-RUNWAYAIIMAGE", "FILTER") => RunwayAIImageEditRequest.KnownFilters,
        (_, "EDITTYPE") => RunwayAIVideoEditRequest.KnownEdits,
        _ => RunwayAIVideoFilterRequest.KnownFilters,
    };
}
