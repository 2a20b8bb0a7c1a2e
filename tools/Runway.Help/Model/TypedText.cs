namespace Runway.Help.Model;

/// <summary>A type that goes in or comes out, and what it means there.</summary>
internal sealed record TypedText(string Type, IReadOnlyList<string> Text);
