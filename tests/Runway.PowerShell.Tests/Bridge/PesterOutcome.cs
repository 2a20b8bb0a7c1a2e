namespace Runway.Tests.Bridge;

/// <summary>Pester's results, reduced to the three that xunit knows.</summary>
public enum PesterOutcome
{
    /// <summary>Held.</summary>
    Passed,

    /// <summary>Did not hold, or never ran though it should have.</summary>
    Failed,

    /// <summary>Left out by the suite itself, with a reason.</summary>
    Skipped,
}
