namespace Runway.Tests.Bridge;

public sealed class PesterReportTests
{
    [Theory]
    [InlineData("Passed", PesterOutcome.Passed)]
    [InlineData("Failed", PesterOutcome.Failed)]
    [InlineData("NotRun", PesterOutcome.Failed)]
    [InlineData("Skipped", PesterOutcome.Skipped)]
    [InlineData("Inconclusive", PesterOutcome.Skipped)]
    public void Every_result_of_Pester_is_reported(string result, PesterOutcome expected)
    {
        var row = Assert.Single(PesterReport.Read(
            $$"""{ "tests": [ { "name": "Task.Get.reads", "result": "{{result}}", "message": "said" } ] }"""));

        Assert.Equal(new PesterResult("Task.Get.reads", expected, "said"), row);
    }

    [Fact]
    public void An_It_that_did_not_run_fails_with_a_reason()
    {
        var row = Assert.Single(PesterReport.Read(
            """{ "tests": [ { "name": "a", "result": "Failed", "message": "" } ] }"""));

        Assert.Equal(PesterOutcome.Failed, row.Outcome);
        Assert.Contains("not reached", row.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "tests": [] }""")]
    [InlineData("{}")]
    public void A_run_without_any_It_fails(string json) =>
        Assert.Equal(PesterOutcome.Failed, Assert.Single(PesterReport.Read(json)).Outcome);
}
