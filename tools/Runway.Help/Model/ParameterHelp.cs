using Runway.Help.Reading;

namespace Runway.Help.Model;

/// <summary>The help of one parameter.</summary>
internal sealed record ParameterHelp(ParameterShape Shape, IReadOnlyList<string> Text);
