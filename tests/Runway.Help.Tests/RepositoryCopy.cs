namespace Runway.Help.Tests;

/// <summary>A temporary copy of the files that the tool reads and writes.</summary>
internal sealed class RepositoryCopy : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("runway-help-").FullName;

    public RepositoryCopy()
    {
        File.WriteAllText(PathOf("RunwayPS.sln"), "");
        Directory.CreateDirectory(PathOf("docs"));
        File.Copy(Path.Combine(Source.Root, "docs/errors.md"), PathOf("docs/errors.md"));
        foreach (var folder in new[] { "src/Runway.PowerShell/Help", "src/RunwayAI.PowerShell/Help", "docs/cmdlets" })
        {
            foreach (var file in Directory.GetFiles(Path.Combine(Source.Root, folder), "*", SearchOption.AllDirectories))
            {
                var target = PathOf(Path.GetRelativePath(Source.Root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }

    public string PathOf(string file) => Path.Combine(_root, file);

    public (int Code, string Error) Run(params string[] args)
    {
        using var error = new StringWriter();
        return (CommandLine.Run(args, _root, TextWriter.Null, error), error.ToString());
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
