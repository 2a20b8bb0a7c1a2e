namespace Runway.OpenApi.Tests;

/// <summary>A temporary copy of the files that the tool reads and writes.</summary>
internal sealed class RepositoryCopy : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("runway-openapi-").FullName;

    public RepositoryCopy()
    {
        File.WriteAllText(Path.Combine(_root, "RunwayPS.sln"), "");
        var from = Path.Combine(Repository.Root, "openapi");
        string[] wanted = [.. Directory.GetFiles(from), .. Files("sources"), .. Files("overlays"), .. Files("overlays/runway-ai")];
        foreach (var file in wanted)
        {
            var target = PathOf(Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        string[] Files(string folder) => Directory.GetFiles(Path.Combine(from, folder), "*.yaml");
    }

    public string PathOf(string file) => Path.Combine(_root, "openapi", file);

    public void Change(string file, string what, string into)
    {
        var text = File.ReadAllText(PathOf(file));
        Assert.Contains(what, text);
        File.WriteAllText(PathOf(file), text.Replace(what, into, StringComparison.Ordinal));
    }

    public (int Code, string Error) Run(params string[] args)
    {
        using var error = new StringWriter();
        return (CommandLine.Run(args, _root, TextWriter.Null, error), error.ToString());
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
