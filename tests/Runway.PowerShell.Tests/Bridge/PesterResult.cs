namespace Runway.Tests.Bridge;

/// <summary>The result of one <c>It</c>, or of a file or block that failed outside of its <c>It</c>s.</summary>
public sealed record PesterResult(string Name, PesterOutcome Outcome, string Message)
{
    /// <summary>The full name: xunit shows it as the argument of the row, and so as the name of the test.</summary>
    public override string ToString() => Name;
}
