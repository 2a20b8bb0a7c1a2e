namespace Runway.Help.Model;

/// <summary>A type of input or output with its description.</summary>
internal sealed record TypedText(string Type, IReadOnlyList<string> Text);
