namespace Runway.Tests.Bridge;

/// <summary>What became of one <c>It</c>, or of a file or block that failed around its <c>It</c>s.</summary>
public sealed record PesterResult(string Name, PesterOutcome Outcome, string Message)
{
    /// <summary>The full name alone: xunit shows it as the argument of the row, and so as the name of the test.</summary>
    public override string ToString() => Name;
}
