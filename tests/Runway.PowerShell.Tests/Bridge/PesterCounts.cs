using Xunit.Abstractions;
using Xunit.Sdk;

namespace Runway.Tests.Bridge;

/// <summary>Prints Pester's own counts once, where <c>dotnet test</c> shows them even when everything passes.</summary>
public sealed class PesterCounts
{
    /// <summary>xunit builds the fixture, and with it starts the run, before it asks for the rows of the theory.</summary>
    public PesterCounts(IMessageSink log)
    {
        var results = PesterRun.Results;
        log.OnMessage(new DiagnosticMessage(
            $"Pester: {Count(PesterOutcome.Passed)} passed, {Count(PesterOutcome.Failed)} failed, {Count(PesterOutcome.Skipped)} skipped"));

        int Count(PesterOutcome outcome) => results.Count(result => result.Outcome == outcome);
    }
}
