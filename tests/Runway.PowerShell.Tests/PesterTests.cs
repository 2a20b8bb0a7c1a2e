using Runway.Tests.Bridge;

namespace Runway.Tests;

/// <summary>
/// The Pester suite as xunit sees it: every <c>It</c> is a result of its own, under its full name. The rows come into
/// being when the theory runs, not at discovery, so that listing tests starts no PowerShell.
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
