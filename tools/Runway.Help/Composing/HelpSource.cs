using Runway.Help.Reading;

namespace Runway.Help.Composing;

/// <summary>The sources of the help.</summary>
/// <param name="Cmdlets">The cmdlets of the built module.</param>
/// <param name="Docs">The XML documentation.</param>
/// <param name="Examples">The example files, by the name of the cmdlet.</param>
/// <param name="Topics">The about topics, by name.</param>
/// <param name="Errors">The errors that the modules declare.</param>
internal sealed record HelpSource(
    IReadOnlyList<CmdletShape> Cmdlets,
    XmlDocs Docs,
    IReadOnlyDictionary<string, string> Examples,
    IReadOnlyDictionary<string, string> Topics,
    IReadOnlyList<DeclaredError> Errors);
