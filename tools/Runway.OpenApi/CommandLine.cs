using System.CommandLine;

namespace Runway.OpenApi;

/// <summary>The command: writes the outputs, or checks that they are current.</summary>
internal static class CommandLine
{
    /// <returns>0 for success, 1 for a problem or an outdated output, 2 for wrong usage.</returns>
    public static int Run(string[] args, string folder, TextWriter output, TextWriter error)
    {
        var check = new Option<bool>("--check") { Description = "Writes nothing; fails if a file is outdated." };
        var command = new RootCommand("Writes the reconciled documents and the files derived from them, from the sources and their corrections.") { check };
        command.SetAction(parsed => Run(folder, parsed.GetValue(check), output, error));
        var parsed = command.Parse(args);
        var exitCode = parsed.Invoke(new InvocationConfiguration { Output = output, Error = error });
        return parsed.Errors.Count == 0 ? exitCode : 2;
    }

    private static int Run(string folder, bool isCheck, TextWriter output, TextWriter error)
    {
        try
        {
            var files = RepositoryFiles.Find(folder);
            return isCheck ? Check(files, error) : Write(files, output);
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
        foreach (var api in ApiFiles.All)
        {
            var reconciliation = files.Reconcile(api);
            var stale = files.StaleOutputs(api, reconciliation);
            foreach (var (path, text) in stale)
                File.WriteAllText(path, text);
            output.WriteLine(
                $"{api.Name}: {reconciliation.Conflicts.Count} conflicts settled, {reconciliation.Applied.Count} corrections applied, "
                + $"{stale.Count} files changed");
        }

        return 0;
    }

    private static int Check(RepositoryFiles files, TextWriter error)
    {
        var stale = ApiFiles.All.SelectMany(api => files.StaleOutputs(api, files.Reconcile(api)).Keys).ToList();
        foreach (var path in stale)
            error.WriteLine($"stale: {path} (run: dotnet run --project tools/Runway.OpenApi)");
        return stale.Count == 0 ? 0 : 1;
    }
}
