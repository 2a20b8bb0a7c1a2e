using Runway.Tests.Bridge;
using YamlDotNet.RepresentationModel;

namespace Runway.Tests;

/// <summary>The workflow in samples/schedules, read as YAML; the Pester suite reads the other schedules.</summary>
public sealed class WorkflowTests
{
    private readonly YamlMappingNode _workflow = Read();

    [Fact]
    public void ItRunsEveryNightAndByHandAndNeverTwiceAtOnce()
    {
        var triggers = Map(_workflow, "on");

        Assert.Contains("schedule", triggers.Children.Keys.Select(key => key.ToString()));
        Assert.Contains("workflow_dispatch", triggers.Children.Keys.Select(key => key.ToString()));
        Assert.Equal(5, ((YamlSequenceNode)triggers["schedule"]).Children.Single()["cron"].ToString().Split(' ').Length);
        Assert.Equal("false", Map(_workflow, "concurrency")["cancel-in-progress"].ToString());
    }

    [Fact]
    public void TheKeyComesFromTheSecretsAndTheJournalOutlivesTheRunner()
    {
        var job = Job();
        var journal = Path.GetFileName(Map(job, "env")["RUNWAY_JOURNAL"].ToString());
        var caches = Steps().Where(step => Text(step, "uses")?.StartsWith("actions/cache/", StringComparison.Ordinal) == true).ToList();

        Assert.Equal("${{ secrets.RUNWAYML_API_SECRET }}", Map(job, "env")["RUNWAYML_API_SECRET"].ToString());
        Assert.Equal(["actions/cache/restore@v4", "actions/cache/save@v4"], caches.Select(step => Text(step, "uses")));
        Assert.All(caches, step => Assert.Equal(journal, Map(step, "with")["path"].ToString()));
        Assert.Equal("always()", Text(caches[1], "if"));
    }

    [Fact]
    public void EveryFileThatItRunsOrReadsExists()
    {
        var script = Steps().Select(step => Text(step, "run")).OfType<string>().Single();
        var files = script.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.StartsWith("./samples/", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, files.Count);
        Assert.All(files, file => Assert.True(File.Exists(Path.Combine(ReleasedPackage.Repository.Root, file)), file));
    }

    private static YamlMappingNode Read()
    {
        using var text = File.OpenText(Path.Combine(ReleasedPackage.Repository.Root, "samples", "schedules", "github-actions.yml"));
        var yaml = new YamlStream();
        yaml.Load(text);
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    private YamlMappingNode Job() => (YamlMappingNode)Map(_workflow, "jobs").Children.Single().Value;

    private IEnumerable<YamlMappingNode> Steps() => ((YamlSequenceNode)Job()["steps"]).Children.Cast<YamlMappingNode>();

    private static YamlMappingNode Map(YamlMappingNode within, string key) => (YamlMappingNode)within[key];

    private static string? Text(YamlMappingNode step, string key) =>
        step.Children.TryGetValue(key, out var value) ? value.ToString() : null;
}
