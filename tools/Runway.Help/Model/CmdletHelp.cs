namespace Runway.Help.Model;

/// <summary>
/// Everything that help says of one cmdlet. Texts are paragraphs in which code stands between backticks; a page of
/// Markdown keeps them, the console does without.
/// </summary>
internal sealed record CmdletHelp(
    string Name,
    string Synopsis,
    IReadOnlyList<string> Description,
    IReadOnlyList<ParameterSet> Sets,
    IReadOnlyList<ParameterHelp> Parameters,
    IReadOnlyList<TypedText> Inputs,
    IReadOnlyList<TypedText> Outputs,
    IReadOnlyList<string> Notes,
    IReadOnlyList<Example> Examples,
    IReadOnlyList<string> Links);
