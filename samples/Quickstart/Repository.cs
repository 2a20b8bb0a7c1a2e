namespace Quickstart;

/// <summary>Paths in the repository of this sample.</summary>
internal sealed class Repository
{
    private readonly string _root = FindRoot(AppContext.BaseDirectory);

    /// <summary>The file with one prompt on each line.</summary>
    public string Prompts => Path.Combine(_root, "samples", "prompts.txt");

    /// <summary>The pipeline as a script.</summary>
    public string Script => Path.Combine(_root, "samples", "Quickstart", "quickstart.ps1");

    /// <summary>The module, which the build of this sample creates.</summary>
    public string Module => Path.Combine(_root, "out", "Runway");

    /// <summary>The folder for the pictures.</summary>
    public string Destination => Path.Combine(_root, "out", "quickstart");

    /// <summary>A path relative to the root, with slashes.</summary>
    public string Show(string path) => Path.GetRelativePath(_root, path).Replace('\\', '/');

    private static string FindRoot(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RunwayPS.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No repository around '{from}'.");
    }
}
