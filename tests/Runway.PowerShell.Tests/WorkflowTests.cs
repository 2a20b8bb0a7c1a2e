using System.Text.RegularExpressions;
using Runway.Tests.Bridge;
using YamlDotNet.RepresentationModel;

namespace Runway.Tests;

/// <summary>The workflow in samples/schedules, read as YAML; the Pester suite reads the other schedules.</summary>
public sealed class WorkflowTests
{
    private static readonly string WorkflowFile = Path.Combine(ReleasedPackage.Repository.Root, "samples", "schedules", "github-actions.yml");

    private readonly YamlMappingNode _workflow = Read();

    [Fact]
    public void The_workflow_runs_every_night_or_by_hand_and_never_twice_at_once()
    {
        var triggers = Map(_workflow, "on");

        Assert.Contains("schedule", triggers.Children.Keys.Select(key => key.ToString()));
        Assert.Contains("workflow_dispatch", triggers.Children.Keys.Select(key => key.ToString()));
        Assert.Equal(5, ((YamlSequenceNode)triggers["schedule"]).Children.Single()["cron"].ToString().Split(' ').Length);
        Assert.Equal("false", Map(_workflow, "concurrency")["cancel-in-progress"].ToString());
    }

    [Fact]
    public void Only_the_step_that_needs_the_key_has_it()
    {
        var step = Steps().Single(step => Text(step, "run")?.Contains("Invoke-NightlyBatch.ps1", StringComparison.Ordinal) == true);
        Assert.Equal("${{ secrets.RUNWAYML_API_SECRET }}", Map(step, "env")["RUNWAYML_API_SECRET"].ToString());
        Assert.Single(Regex.Matches(File.ReadAllText(WorkflowFile), @"\bsecrets\b"));
        Assert.DoesNotContain("Install", Text(step, "run"));
    }

    [Fact]
    public void The_workflow_installs_pinned_versions()
    {
        var actions = Steps().Select(step => Text(step, "uses")).OfType<string>().ToList();
        Assert.NotEmpty(actions);
        Assert.All(actions, action => Assert.Matches("^actions/[a-z/-]+@[0-9a-f]{40}$", action));
        Assert.DoesNotContain("latest", Text(Job(), "runs-on"));
        var install = Steps().Select(step => Text(step, "run")).OfType<string>().Single(run => run.Contains("Install-", StringComparison.Ordinal));
        var manifest = File.ReadAllText(Path.Combine(ReleasedPackage.Repository.Root, "Runway.psd1"));
        var version = Regex.Match(manifest, @"ModuleVersion\s*=\s*'([^']+)'").Groups[1].Value;
        Assert.Contains($"-Version '[{version}]'", install);
    }

    [Fact]
    public void The_journal_is_kept_between_runs()
    {
        var job = Job();
        var journal = Path.GetFileName(Map(job, "env")["RUNWAY_JOURNAL"].ToString());
        var caches = Steps().Where(step => Text(step, "uses")?.StartsWith("actions/cache/", StringComparison.Ordinal) == true).ToList();

        Assert.Equal(["actions/cache/restore", "actions/cache/save"], caches.Select(step => Text(step, "uses")!.Split('@')[0]));
        Assert.All(caches, step => Assert.Equal(journal, Map(step, "with")["path"].ToString()));
        Assert.Equal("always()", Text(caches[1], "if"));
    }

    [Fact]
    public void Every_file_that_the_workflow_uses_exists()
    {
        var script = string.Join('\n', Steps().Select(step => Text(step, "run")).OfType<string>());
        var files = script.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.StartsWith("./samples/", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, files.Count);
        Assert.All(files, file => Assert.True(File.Exists(Path.Combine(ReleasedPackage.Repository.Root, file)), file));
    }

    private static YamlMappingNode Read()
    {
        using var text = File.OpenText(WorkflowFile);
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
