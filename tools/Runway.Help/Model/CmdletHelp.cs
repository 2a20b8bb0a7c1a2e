namespace Runway.Help.Model;

/// <summary>
/// The help of one cmdlet. Texts are paragraphs with code between backticks, which are kept in Markdown and removed for the
/// console.
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
