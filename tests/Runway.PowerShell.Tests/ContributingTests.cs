using System.Text.RegularExpressions;
using Runway.Tests.Bridge;
using YamlDotNet.RepresentationModel;

namespace Runway.Tests;

/// <summary>The pages for contributors name only existing files, and CI runs on the promised systems.</summary>
public sealed class ContributingTests
{
    private static readonly string Root = ReleasedPackage.Repository.Root;

    [Theory]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("SECURITY.md")]
    [InlineData(".github/PULL_REQUEST_TEMPLATE.md")]
    public void Every_file_that_a_page_for_contributors_names_exists(string page)
    {
        var text = File.ReadAllText(Path.Combine(Root, page));
        var named = Regex.Matches(text, @"(?<=[`(\s])(?:src|tests|tools|openapi|docs|bench|samples|\.ci)/[\w./-]*\w")
            .Select(match => match.Value)
            .Distinct()
            .ToList();

        Assert.NotEmpty(named);
        Assert.All(named, path => Assert.True(Path.Exists(Path.Combine(Root, path)), path));
    }

    [Fact]
    public void CI_runs_all_checks_once_and_the_tests_on_every_system_and_PowerShell()
    {
        var jobs = Map(Read(), "jobs");
        var everything = Steps(Map(jobs, "everything"));
        var matrix = Map(Map(Map(jobs, "tests"), "strategy"), "matrix");

        Assert.Contains(".ci/run", everything.Select(step => Text(step, "run")));
        Assert.Equal(["7.4", "7.6"], List(matrix, "powershell"));
        Assert.Equal(["windows", "macos", "ubuntu"], List(matrix, "system").Select(system => system.Split('-')[0]));
        Assert.DoesNotContain("latest", List(matrix, "system").Append(Text(Map(jobs, "everything"), "runs-on")));
        var test = Steps(Map(jobs, "tests")).Single(step => Text(step, "run") == "dotnet test RunwayPS.sln");
        Assert.EndsWith("/shell/pwsh", Text(Map(test, "env"), Pwsh.Variable));
    }

    [Fact]
    public void CI_has_no_secret_and_its_actions_are_pinned()
    {
        var text = File.ReadAllText(Path.Combine(Root, ".github", "workflows", "ci.yml"));
        Assert.DoesNotContain("secrets.", text);
        Assert.Equal("read", Text(Map(Read(), "permissions"), "contents"));
        var actions = Regex.Matches(text, @"uses: (\S+)").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(4, actions.Count);
        Assert.All(actions, action => Assert.Matches("^actions/[a-z-]+@[0-9a-f]{40}$", action));
    }

    private static YamlMappingNode Read()
    {
        using var text = File.OpenText(Path.Combine(Root, ".github", "workflows", "ci.yml"));
        var yaml = new YamlStream();
        yaml.Load(text);
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    private static IEnumerable<YamlMappingNode> Steps(YamlMappingNode job) => ((YamlSequenceNode)job["steps"]).Children.Cast<YamlMappingNode>();

    private static List<string> List(YamlMappingNode within, string key) => [.. ((YamlSequenceNode)within[key]).Children.Select(node => node.ToString())];

    private static YamlMappingNode Map(YamlMappingNode within, string key) => (YamlMappingNode)within[key];

    private static string? Text(YamlMappingNode within, string key) =>
        within.Children.TryGetValue(key, out var value) ? value.ToString() : null;
}
