namespace Runway.OpenApi.Tests.Document;

public sealed class OutputTests
{
    [Fact]
    public void The_committed_outputs_are_current() =>
        Assert.All(
            [(ApiFiles.Runway, Repository.Reconciliation), (ApiFiles.RunwayAI, Repository.RunwayAI)],
            made => Assert.Empty(Repository.Files.StaleOutputs(made.Item1, made.Item2).Keys));

    [Fact]
    public void Every_conflict_is_in_the_report_with_a_reason()
    {
        var report = File.ReadAllLines(Path.Combine(Repository.Root, "openapi", "RECONCILIATION.md"));
        Assert.All(Walk.Populated(Repository.Reconciliation.Conflicts), conflict =>
        {
            var row = Assert.Single(report, line => line.StartsWith($"| `{conflict.Location}` |", StringComparison.Ordinal) && line.Count(c => c == '|') >= 5);
            Assert.All(conflict.Claims, claim => Assert.Contains(claim.Source, row));
            Assert.True(row.Split('|')[4].Trim().Length > 20, row);
        });
    }

    [Theory]
    [InlineData("runway.openapi.json")]
    [InlineData("runway-ai.openapi.json")]
    [InlineData("RECONCILIATION-runway-ai.md")]
    public void A_stale_output_is_named_and_writing_makes_it_current(string output)
    {
        using var copy = new RepositoryCopy();
        File.AppendAllText(copy.PathOf(output), " ");
        var (code, error) = copy.Run("--check");
        Assert.Equal(1, code);
        Assert.Contains(output, error);

        Assert.Equal((0, ""), copy.Run());
        Assert.Equal((0, ""), copy.Run("--check"));
    }

    [Fact]
    public void A_new_conflict_in_the_sources_fails_the_command()
    {
        using var copy = new RepositoryCopy();
        copy.Change("sources/video.openapi.yaml", "format: date-time", "format: date");
        var (code, error) = copy.Run();
        Assert.Equal(1, code);
        Assert.Contains("unsettled conflict at $.components.schemas.TaskResponse.properties.createdAt.format", error);
    }

    [Fact]
    public void A_changed_value_at_a_settled_conflict_makes_the_report_stale()
    {
        using var copy = new RepositoryCopy();
        copy.Change("sources/image.openapi.yaml", "'1584:672'", "'1584:673'");
        var (code, error) = copy.Run("--check");
        Assert.Equal(1, code);
        Assert.Contains("RECONCILIATION.md", error);
    }

    [Fact]
    public void Wrong_arguments_are_reported() => Assert.Equal(2, CommandLine.Run(["--what"], Repository.Root, TextWriter.Null, TextWriter.Null));
}
