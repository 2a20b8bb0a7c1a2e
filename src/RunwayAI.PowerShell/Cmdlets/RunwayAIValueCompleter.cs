using System.Collections;
using System.Management.Automation.Language;
using Runway.PowerShell.Json;

namespace Runway.PowerShell;

/// <summary>
/// Completes the documented values of the "Runway AI" service that go with what is typed already; other values are allowed too.
/// Needs no connection.
/// </summary>
public sealed class RunwayAIValueCompleter : ValueCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Offers(string word, string command, string parameter, CommandAst ast, IDictionary bound) =>
        ValuesOf(command, parameter).Where(value => IsAccepted(command, parameter, value, bound)).Select(v => (v, $"{v}: a documented value"));

    private static IReadOnlyList<string> ValuesOf(string commandName, string parameterName) => (commandName.ToUpperInvariant(), parameterName.ToUpperInvariant()) switch
    {
        (_, "STYLE") => RunwayAIImageRequest.KnownStyles,
        (_, "POSITION") => RunwayAIImageTextRequest.KnownPositions,
        ("EDIT-RUNWAYAIIMAGE", "EDITTYPE") => RunwayAIImageEditRequest.KnownEdits,
        ("EDIT-RUNWAYAIIMAGE", "FILTER") => RunwayAIImageEditRequest.KnownFilters,
        (_, "EDITTYPE") => RunwayAIVideoEditRequest.KnownEdits,
        _ => RunwayAIVideoFilterRequest.KnownFilters,
    };

    // Only edits have values that exclude each other. What an edit needs besides may be typed next, if it has a parameter.
    private static bool IsAccepted(string command, string parameter, string value, IDictionary bound)
    {
        string? Text(string name) => name.Equals(parameter, StringComparison.OrdinalIgnoreCase) ? value : bound[name] as string;
        int? Number(string name, bool isNeeded) => isNeeded || bound.Contains(name) ? 1 : null;
        var source = RunwayAIMedia.FromUrl("https://example.com/input");
        var edit = Text("EditType");
        try
        {
            if (command.Equals("Edit-RunwayAIImage", StringComparison.OrdinalIgnoreCase))
            {
                var filter = Text("Filter") ?? (edit == RunwayAIImageEditRequest.AddFilter ? "any" : null);
                new RunwayAIImageEditRequest { Source = source, EditType = edit, Filter = filter, Width = Number("Width", edit == RunwayAIImageEditRequest.Resize), Height = Number("Height", false) }.Validate();
            }
            else if (command.Equals("Edit-RunwayAIVideo", StringComparison.OrdinalIgnoreCase))
            {
                var end = Number("EndTime", edit == RunwayAIVideoEditRequest.Trim) ?? Number("StartTime", false);
                new RunwayAIVideoEditRequest { Source = source, EditType = edit!, EndTime = end, AdditionalProperties = JsonMembers.From(bound["AdditionalProperty"] as Hashtable) }.Validate();
            }

            return true;
        }
        catch (RunwayException)
        {
            return false;
        }
    }
}
