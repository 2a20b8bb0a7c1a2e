namespace Runway.Help;

/// <summary>The command: write the help, or check that it is current.</summary>
internal static class CommandLine
{
    /// <returns>0 for success, 1 for a gap or a stale output, 2 for wrong usage.</returns>
    public static int Run(string[] args, string folder, TextWriter output, TextWriter error)
    {
        if (args is not ([] or ["--check"]))
        {
            error.WriteLine("usage: Runway.Help [--check]");
            return 2;
        }

        try
        {
            var files = RepositoryFiles.Find(folder);
            return args is ["--check"] ? Check(files, error) : Write(files, output);
        }
        catch (HelpException e)
        {
            foreach (var gap in e.Gaps)
                error.WriteLine($"error: {gap}");
            return 1;
        }
    }

    private static int Write(RepositoryFiles files, TextWriter output)
    {
        var stale = files.StaleOutputs();
        foreach (var (path, text) in stale)
            RepositoryFiles.Write(path, text);
        output.WriteLine($"help is complete, {stale.Count} files changed");
        return 0;
    }

    private static int Check(RepositoryFiles files, TextWriter error)
    {
        var stale = files.StaleOutputs();
        foreach (var path in stale.Keys)
            error.WriteLine($"stale: {path} (run: dotnet run --project tools/Runway.Help)");
        return stale.Count == 0 ? 0 : 1;
    }
}
