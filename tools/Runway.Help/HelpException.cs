namespace Runway.Help;

/// <summary>The help has gaps; every one is listed at once, each naming its place.</summary>
internal sealed class HelpException(IReadOnlyList<string> gaps) : Exception(string.Join(Environment.NewLine, gaps))
{
    public IReadOnlyList<string> Gaps { get; } = gaps;
}
