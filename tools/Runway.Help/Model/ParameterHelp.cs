using Runway.Help.Reading;

namespace Runway.Help.Model;

/// <summary>What help says of one parameter.</summary>
internal sealed record ParameterHelp(ParameterShape Shape, IReadOnlyList<string> Text);
