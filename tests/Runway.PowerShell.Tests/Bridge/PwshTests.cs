namespace Runway.Tests.Bridge;

public sealed class PwshTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void ThePinnedOneIsUsedWhateverIsOnThePath(string? named)
    {
        var start = Pwsh.StartOther(named, "-Version");

        Assert.True(File.Exists(start.ArgumentList[0]), start.ArgumentList[0]);
        Assert.Equal(["pwsh.dll", "-NoProfile", "-NonInteractive", "-Version"], start.ArgumentList.Select(Path.GetFileName));
    }

    [Fact]
    public void AnotherIsUsedOnlyWhereItIsNamed()
    {
        var start = Pwsh.StartOther("pwsh-preview", "-Version");

        Assert.Equal("pwsh-preview", start.FileName);
        Assert.Equal(["-NoProfile", "-NonInteractive", "-Version"], start.ArgumentList);
    }

    [Fact]
    public void ThePesterThatTheBuildFetchedIsThere() => Assert.True(File.Exists(Pwsh.Pester), Pwsh.Pester);

    [Fact]
    public void OneThatIsNotThereFailsOneRowThatNamesIt()
    {
        var row = Assert.Single(PesterRun.Execute(Pwsh.StartOther("no-such-shell", "-Version"), "no-report"));

        Assert.Equal(PesterOutcome.Failed, row.Outcome);
        Assert.Equal("no-such-shell cannot be started: see RUNWAY_TEST_PWSH", row.Name);
    }

    [Fact]
    public void OneThatLeavesNoReportFailsOneRowWithWhatItSaid()
    {
        var row = Assert.Single(PesterRun.Execute(Pwsh.Start("-Command", "'not today'; exit 5"), "no-report"));

        Assert.Equal(PesterOutcome.Failed, row.Outcome);
        Assert.Equal("PowerShell ended with exit code 5 and left no report", row.Name);
        Assert.Equal("not today", row.Message);
    }
}
