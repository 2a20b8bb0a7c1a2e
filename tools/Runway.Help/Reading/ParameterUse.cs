namespace Runway.Help.Reading;

/// <summary>How a parameter is bound in one parameter set.</summary>
/// <param name="Set">The set, or null for all.</param>
/// <param name="Mandatory">Whether it is mandatory.</param>
/// <param name="Position">Its position, or null for a named parameter.</param>
/// <param name="ByValue">Whether it accepts pipeline input by value.</param>
/// <param name="ByPropertyName">Whether it accepts pipeline input by property name.</param>
internal sealed record ParameterUse(string? Set, bool Mandatory, int? Position, bool ByValue, bool ByPropertyName);
