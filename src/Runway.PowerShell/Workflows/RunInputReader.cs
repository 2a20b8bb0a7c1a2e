using Runway.PowerShell.Json;
using Runway.PowerShell.Media;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell.Workflows;

/// <summary>Reads the inputs of a run of a workflow: from -Input, from the columns of a row, or from one value of the pipeline.</summary>
/// <param name="workflow">The workflow, with its inputs.</param>
/// <param name="media">Reads media.</param>
internal sealed class RunInputReader(RunwayWorkflow workflow, MediaReader media)
{
    private static readonly NumberRange Number = new(decimal.MinValue, decimal.MaxValue, false);
    private static readonly NumberRange WholeNumber = new(long.MinValue, long.MaxValue, true);

    private WorkflowInput[] Inputs => workflow.Inputs ?? [];

    /// <summary>The values of -Input, each by a label, by a key that one input has, or by <c>nodeId.key</c>. Values of null keep the published ones.</summary>
    /// <exception cref="RunwayException">It is not a hashtable, the workflow has no such input, or it does not take the value.</exception>
    public IReadOnlyList<(WorkflowInput Input, object Value)> OfTable(object table)
    {
        var bag = PropertyBag.OfUntyped(table) ?? throw Invalid($"-Input is '{table}', and a hashtable is expected.", "Pass for example -Input @{ Prompt = 'a heron' }.");
        List<(WorkflowInput, object)> values = [];
        HashSet<WorkflowInput> seen = [];
        foreach (var (name, value) in bag.Members)
        {
            var input = Find(name) ?? throw Invalid($"{workflow.Name} has no input '{name}'. {Describe()}");
            if (!seen.Add(input))
            {
                throw Invalid($"The input '{input.Label}' of {workflow.Name} is given twice.", "Pass it once, by its label or by nodeId.key.");
            }

            if (ValueOf(input, value) is { } given)
            {
                values.Add((input, given));
            }
        }

        return values;
    }

    /// <summary>The values of the columns of a row that have the name of an input.</summary>
    /// <param name="row">The row.</param>
    /// <param name="isParameter">Whether a column is bound to a parameter.</param>
    /// <param name="table">The values of -Input.</param>
    /// <param name="unknown">The other columns.</param>
    /// <exception cref="RunwayException">
    /// No column is an input, one has a value that its input does not take, or one may be meant for an input and for a parameter.
    /// </exception>
    public IReadOnlyList<(WorkflowInput Input, object Value)> OfRow(
        object row, Func<string, bool> isParameter, IReadOnlyList<(WorkflowInput Input, object Value)> table, out IReadOnlyList<string> unknown)
    {
        var all = PropertyBag.Of(row).Members;
        if (all.FirstOrDefault(c => isParameter(c.Name) && Given(c.Value) is not null && Inputs.Any(i => i.Label.Equals(c.Name, StringComparison.OrdinalIgnoreCase) && !table.Any(t => t.Input == i))) is { Name: { } clash })
        {
            throw Invalid($"'{clash}' is an input of {workflow.Name} and a parameter of this command.", "Rename the column, or pass the input with -Input.");
        }

        var columns = all.Where(c => !isParameter(c.Name)).ToList();
        unknown = [.. columns.Select(c => c.Name).Where(name => Find(name) is null)];
        if (Inputs.Length > 0 && unknown.Count > 0 && !columns.Exists(c => Find(c.Name) is not null))
        {
            throw Invalid($"None of the columns {string.Join(", ", unknown)} is an input of {workflow.Name}. {Describe()}");
        }

        return [.. columns.Select(c => (Input: Find(c.Name), c.Value)).Where(c => c.Input is not null).Select(c => (c.Input!, Value: ValueOf(c.Input!, c.Value))).Where(c => c.Value is not null).Select(c => (c.Item1, c.Value!))];
    }

    /// <summary>The value of the only input that can take it: a text that of the only text, or of that with the name Prompt; a medium that of the only medium.</summary>
    /// <exception cref="RunwayException">Several inputs can take it, or none.</exception>
    public (WorkflowInput Input, object Value) OfValue(object value)
    {
        var isText = StoredValue.Unwrap(value) is string or ValueType;
        var able = Inputs.Where(i => i.Kind is null == isText).ToList();
        var input = able is [var only] ? only : isText ? able.Find(i => i.Label.Equals("Prompt", StringComparison.OrdinalIgnoreCase)) : null;
        return input is null
            ? throw Invalid($"{workflow.Name} has {(able.Count == 0 ? "no input" : "several inputs")} for {(isText ? "a text" : "a medium")} from the pipeline. {Describe()}", "Pass it with -Input, or pipe rows with columns of these names.")
            : (input, ValueOf(input, value) ?? throw Invalid($"The value for '{input.Label}' is empty."));
    }

    private WorkflowInput? Find(string name)
    {
        name = name.Trim();
        return Only(i => i.Label)
            ?? Only(i => i.FullName)
            ?? Only(i => i.Label.EndsWith($" ({i.NodeId})", StringComparison.Ordinal) ? i.Label[..^(i.NodeId.Length + 3)] : i.Label)
            ?? Only(i => i.Key)
            ?? Only(i => i.NodeId);

        WorkflowInput? Only(Func<WorkflowInput, string> nameOf) => Inputs.Where(i => nameOf(i).Equals(name, StringComparison.OrdinalIgnoreCase)).ToArray() switch
        {
            [] => null,
            [var one] => one,
            var several => throw Invalid($"{several.Length} inputs of {workflow.Name} may be meant by '{name}': {string.Join(", ", several.Select(i => $"'{i.Label}'"))}.", $"Pass the whole label, or nodeId.key, such as '{several[0].FullName}'."),
        };
    }

    // Null for a blank value, which keeps the published one.
    private object? ValueOf(WorkflowInput input, object? value)
    {
        if (Given(value) is not { } given)
        {
            return null;
        }

        if (input.Kind is not null)
        {
            return media.ReadOne(given, $"Input '{input.Label}'") ?? throw Wrong(input, given);
        }

        return (input.Type, StoredValue.Unwrap(given)) switch
        {
            ("boolean", bool flag) => flag,
            ("boolean", string text) when bool.TryParse(text.Trim(), out var flag) => flag,
            ("number", string or ValueType) => Number.Read(given) ?? throw Wrong(input, given),
            ("int", string or ValueType) => WholeNumber.Read(given) ?? throw Wrong(input, given),
            ("boolean" or "number" or "int", _) => throw Wrong(input, given),

            // The service takes a text, a number or a switch, so that a table or a list is sent as JSON text.
            ("array" or "object" or "json", not string and not ValueType) => JsonWriting.ToElement(given, $"Input '{input.Label}'").GetRawText(),
            (_, string text) => text,
            (_, ValueType) => StoredValue.ToText(given),
            _ => throw Wrong(input, given),
        };
    }

    private RunwayException Wrong(WorkflowInput input, object value) =>
        Invalid($"The input '{input.Label}' of {workflow.Name} takes {Kind(input)}, and '{value}' is none.");

    private string Describe() => Inputs.Length == 0 ? "It has no inputs." : $"Its inputs are {string.Join(", ", Inputs.Select(i => $"'{i.Label}' ({i.Type})"))}.";

    private static string Kind(WorkflowInput input) => input.Type switch
    {
        "image" => "a picture",
        "video" => "a video",
        "audio" => "a sound",
        "boolean" => "true or false",
        "number" => "a number",
        "int" => "a whole number",
        "array" => "a list or JSON text",
        "object" or "json" => "a hashtable or JSON text",
        _ => "a text",
    };

    private static RunwayException Invalid(string message, string? advice = null) => new(RunwayErrors.InvalidWorkflowInput, message, advice);
}
