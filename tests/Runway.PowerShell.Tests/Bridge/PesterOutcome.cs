namespace Runway.Tests.Bridge;

/// <summary>Pester's results, reduced to the three that xunit knows.</summary>
public enum PesterOutcome
{
    /// <summary>Passed.</summary>
    Passed,

    /// <summary>Failed, or did not run although it should have.</summary>
    Failed,

    /// <summary>Skipped by the suite, with a reason.</summary>
    Skipped,
}
