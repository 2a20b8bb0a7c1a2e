namespace Runway.Help.Reading;

/// <summary>How a parameter is bound in one parameter set.</summary>
/// <param name="Set">The set, or null for every one.</param>
/// <param name="Mandatory">Whether the set needs it.</param>
/// <param name="Position">Its place among the positional ones; null when it goes by name only.</param>
/// <param name="ByValue">Whether it takes the piped object itself.</param>
/// <param name="ByPropertyName">Whether it takes the property of its name from the piped object.</param>
internal sealed record ParameterUse(string? Set, bool Mandatory, int? Position, bool ByValue, bool ByPropertyName);
