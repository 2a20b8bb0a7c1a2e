namespace Quickstart;

/// <summary>Where things are in the repository that this sample belongs to.</summary>
internal sealed class Repository
{
    private readonly string _root = FindRoot(AppContext.BaseDirectory);

    /// <summary>One prompt a line.</summary>
    public string Prompts => Path.Combine(_root, "samples", "prompts.txt");

    /// <summary>The pipeline as a script.</summary>
    public string Script => Path.Combine(_root, "samples", "Quickstart", "quickstart.ps1");

    /// <summary>The module that building this sample has left.</summary>
    public string Module => Path.Combine(_root, "out", "Runway");

    /// <summary>Where the pictures go.</summary>
    public string Destination => Path.Combine(_root, "out", "quickstart");

    /// <summary>A path as a reader at the root would write it.</summary>
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
