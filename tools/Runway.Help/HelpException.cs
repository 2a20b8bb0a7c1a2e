namespace Runway.Help;

/// <summary>The help is incomplete; lists all problems with their places.</summary>
internal sealed class HelpException(IReadOnlyList<string> gaps) : Exception(string.Join(Environment.NewLine, gaps))
{
    public IReadOnlyList<string> Gaps { get; } = gaps;
}
