namespace Runway.OpenApi;

/// <summary>The command: write the outputs, or check that they are current.</summary>
internal static class CommandLine
{
    /// <returns>0 for success, 1 for a problem or a stale output, 2 for wrong usage.</returns>
    public static int Run(string[] args, string folder, TextWriter output, TextWriter error)
    {
        if (args is not ([] or ["--check"]))
        {
            error.WriteLine("usage: Runway.OpenApi [--check]");
            return 2;
        }

        try
        {
            var files = RepositoryFiles.Find(folder);
            return args is ["--check"] ? Check(files, error) : Write(files, output);
        }
        catch (ReconciliationException e)
        {
            foreach (var problem in e.Problems)
                error.WriteLine($"error: {problem}");
            return 1;
        }
    }

    private static int Write(RepositoryFiles files, TextWriter output)
    {
        var reconciliation = files.Reconcile();
        var stale = files.StaleOutputs(reconciliation);
        foreach (var (path, text) in stale)
            File.WriteAllText(path, text);
        output.WriteLine(
            $"{reconciliation.Conflicts.Count} conflicts settled, {reconciliation.Applied.Count} corrections applied, "
            + $"{stale.Count} files changed");
        return 0;
    }

    private static int Check(RepositoryFiles files, TextWriter error)
    {
        var stale = files.StaleOutputs(files.Reconcile());
        foreach (var path in stale.Keys)
            error.WriteLine($"stale: {path} (run: dotnet run --project tools/Runway.OpenApi)");
        return stale.Count == 0 ? 0 : 1;
    }
}
