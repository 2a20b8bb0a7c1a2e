using Runway.Tests.Bridge;

namespace Runway.Tests;

/// <summary>
/// The Pester suite in xunit: every <c>It</c> is a separate result with its full name. The rows are
/// created when the theory runs, not at discovery, so that listing tests starts no PowerShell.
/// </summary>
public sealed class PesterTests : IClassFixture<PesterCounts>
{
    public static TheoryData<PesterResult> Results => new(PesterRun.Results);

    [SkippableTheory]
    [MemberData(nameof(Results), DisableDiscoveryEnumeration = true)]
    public void Pester(PesterResult it)
    {
        Skip.If(it.Outcome == PesterOutcome.Skipped, it.Message);
        if (it.Outcome == PesterOutcome.Failed)
            Assert.Fail(it.Message);
    }
}
