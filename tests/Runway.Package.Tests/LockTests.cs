namespace Runway.Package.Tests;

public sealed class LockTests
{
    // A locked restore refuses a wrong lock, but not a missing one.
    [Fact]
    public void Every_project_has_a_lock_of_its_packages()
    {
        var root = new DirectoryInfo(Repository.Find(AppContext.BaseDirectory).Root);
        string[] folders = ["src", "tools", "tests", "samples", "bench"];

        var projects = folders.SelectMany(folder => root.GetDirectories(folder).Single().GetDirectories()).SelectMany(folder => folder.GetFiles("*.csproj")).ToList();

        Assert.Contains(projects, project => project.Name == "Runway.Core.csproj");
        Assert.All(projects, project => Assert.True(File.Exists(Path.Combine(project.DirectoryName!, "packages.lock.json")), project.Name));
    }
}
