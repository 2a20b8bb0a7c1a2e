using Runway.Help.Model;
using Runway.Help.Reading;

namespace Runway.Help.Composing;

/// <summary>Composes the help of one cmdlet and reports what is missing.</summary>
internal sealed class CmdletComposer(CmdletShape cmdlet, HelpSource source, References references, List<string> gaps)
{
    private const int FewestExamples = 3;

    public CmdletHelp Compose()
    {
        var description = Text(cmdlet.DocId, "summary");
        var parameters = cmdlet.Parameters.OrderBy(p => p.Uses[0].Position ?? int.MaxValue).Select(Parameter).ToList();
        var help = new CmdletHelp(
            cmdlet.Name,
            Synopsis(description),
            description,
            ParameterSets.Of(cmdlet, parameters),
            parameters,
            Inputs.Of(parameters),
            Outputs(),
            Text(cmdlet.DocId, "remarks"),
            Examples(),
            Links());
        CheckMentions(help);
        return help;
    }

    private IReadOnlyList<string> Text(string id, string part) => source.Docs.Text(id, part, references.NameOf);

    private void Gap(string what) => gaps.Add($"{cmdlet.Name}: {what}");

    private string Synopsis(IReadOnlyList<string> description)
    {
        if (description.Count == 0)
        {
            Gap("its class has no summary, so there is neither a synopsis nor a description");
            return string.Empty;
        }

        var synopsis = Sentences.First(description[0]);
        if (description is [var only] && only.Length == synopsis.Length)
            Gap("the summary is a single sentence, so the description would only repeat the synopsis");
        return synopsis.Replace("`", string.Empty, StringComparison.Ordinal);
    }

    private ParameterHelp Parameter(ParameterShape shape)
    {
        var text = shape.DocId is null ? [EngineParameters.Text(shape.Name)] : Text(shape.DocId, "summary");
        if (text.Count == 0)
            Gap($"-{shape.Name} has no text ({shape.DocId})");
        return new ParameterHelp(shape, text);
    }

    private List<TypedText> Outputs()
    {
        if (cmdlet.Outputs.Count == 0)
            Gap("it does not say what it emits (OutputType)");
        var outputs = new List<TypedText>();
        foreach (var type in cmdlet.Outputs.Where(t => t != typeof(void)))
        {
            // The cmdlet's description of its output takes precedence over that of the type.
            var text = cmdlet.Outputs.Count == 1 ? Text(cmdlet.DocId, "returns") : [];
            text = text.Count > 0 ? text : Text($"T:{type.FullName}", "summary");
            if (text.Count == 0)
                Gap($"the output {type.FullName} is not documented: neither the class has a returns element nor the type a summary");
            outputs.Add(new TypedText(type.FullName!, text));
        }

        return outputs.Count > 0 ? outputs : [new TypedText("None", ["The command emits nothing."])];
    }

    private IReadOnlyList<Example> Examples()
    {
        var examples = source.Examples.TryGetValue(cmdlet.Name, out var text) ? ExampleFile.Parse(cmdlet.Name, text, Gap) : [];
        if (examples.Count < FewestExamples)
            Gap($"has {examples.Count} examples, at least {FewestExamples} are wanted (Help/examples/{cmdlet.Name}.md)");
        foreach (var example in examples.Where(e => !e.Code.Contains(cmdlet.Name, StringComparison.Ordinal)))
            Gap($"example '{example.Title}' does not use the cmdlet");
        return examples;
    }

    private List<string> Links()
    {
        var targets = source.Docs.SeeAlso(cmdlet.DocId).Select(id => references.NameOf(id) ?? id).ToList();
        if (targets.Count == 0)
            Gap("has no related links (seealso elements of its class)");
        foreach (var dead in targets.Where(t => !references.IsKnown(t)))
            Gap($"links to {dead}, which is neither a cmdlet nor a topic");
        return targets;
    }

    private void CheckMentions(CmdletHelp help)
    {
        IEnumerable<string> texts =
        [
            .. help.Description,
            .. help.Notes,
            .. help.Parameters.SelectMany(p => p.Text),
            .. help.Outputs.SelectMany(o => o.Text),
            .. help.Examples.SelectMany(e => e.Remarks.Append(e.Title).Append(e.Code)),
        ];
        foreach (var dead in texts.SelectMany(references.DeadIn).Distinct())
            Gap($"mentions {dead}, which does not exist");
    }
}
