namespace Runway.Help.Model;

/// <summary>An example that runs unchanged against the emulator.</summary>
internal sealed record Example(string Title, string Code, IReadOnlyList<string> Remarks);
