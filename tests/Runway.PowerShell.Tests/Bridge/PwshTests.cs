namespace Runway.Tests.Bridge;

public sealed class PwshTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void The_pinned_PowerShell_is_used_and_not_the_one_on_the_PATH(string? named)
    {
        var start = Pwsh.StartOther(named, "-Version");

        Assert.True(File.Exists(start.ArgumentList[0]), start.ArgumentList[0]);
        Assert.Equal(["pwsh.dll", "-NoProfile", "-NonInteractive", "-Version"], start.ArgumentList.Select(Path.GetFileName));
    }

    [Fact]
    public void Another_PowerShell_is_used_only_if_it_is_named()
    {
        var start = Pwsh.StartOther("pwsh-preview", "-Version");

        Assert.Equal("pwsh-preview", start.FileName);
        Assert.Equal(["-NoProfile", "-NonInteractive", "-Version"], start.ArgumentList);
    }

    [Fact]
    public void The_Pester_module_of_the_build_exists() => Assert.True(File.Exists(Pwsh.Pester), Pwsh.Pester);

    [Fact]
    public void A_missing_PowerShell_fails_one_row_that_names_it()
    {
        var row = Assert.Single(PesterRun.Execute(Pwsh.StartOther("no-such-shell", "-Version"), "no-report"));

        Assert.Equal(PesterOutcome.Failed, row.Outcome);
        Assert.Equal("no-such-shell cannot be started: see RUNWAY_TEST_PWSH", row.Name);
    }

    [Fact]
    public void A_PowerShell_without_a_report_fails_one_row_with_its_output()
    {
        var row = Assert.Single(PesterRun.Execute(Pwsh.Start("-Command", "'not today'; exit 5"), "no-report"));

        Assert.Equal(PesterOutcome.Failed, row.Outcome);
        Assert.Equal("PowerShell ended with exit code 5 and left no report", row.Name);
        Assert.Equal("not today", row.Message);
    }
}
