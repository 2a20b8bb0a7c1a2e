using Runway.Help.Reading;

namespace Runway.Help.Composing;

/// <summary>What the help is made from.</summary>
/// <param name="Cmdlets">The cmdlets as they are built.</param>
/// <param name="Docs">What the compiler wrote of their comments.</param>
/// <param name="Examples">The files of examples, by the name of the cmdlet.</param>
/// <param name="Topics">The about topics, by name.</param>
/// <param name="Errors">The errors that the modules declare.</param>
internal sealed record HelpSource(
    IReadOnlyList<CmdletShape> Cmdlets,
    XmlDocs Docs,
    IReadOnlyDictionary<string, string> Examples,
    IReadOnlyDictionary<string, string> Topics,
    IReadOnlyList<DeclaredError> Errors);
