namespace Runway.OpenApi.Tests.Document;

public sealed class OutputTests
{
    [Fact]
    public void The_committed_outputs_are_current() =>
        Assert.Empty(RepositoryFiles.Find(Repository.Root).StaleOutputs(Repository.Reconciliation).Keys);

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

    [Fact]
    public void A_stale_output_is_named_and_writing_makes_it_current()
    {
        using var copy = new RepositoryCopy();
        File.AppendAllText(copy.PathOf("runway.openapi.json"), " ");
        var (code, error) = copy.Run("--check");
        Assert.Equal(1, code);
        Assert.Contains("runway.openapi.json", error);

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
    public void A_changed_claim_at_a_settled_place_makes_the_report_stale()
    {
        using var copy = new RepositoryCopy();
        copy.Change("sources/image.openapi.yaml", "'1584:672'", "'1584:673'");
        var (code, error) = copy.Run("--check");
        Assert.Equal(1, code);
        Assert.Contains("RECONCILIATION.md", error);
    }

    [Fact]
    public void Wrong_usage_is_told() => Assert.Equal(2, CommandLine.Run(["--what"], Repository.Root, TextWriter.Null, TextWriter.Null));
}
