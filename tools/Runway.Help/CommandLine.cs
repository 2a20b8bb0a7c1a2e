using System.CommandLine;

namespace Runway.Help;

/// <summary>The command: writes the help, or checks that it is current.</summary>
internal static class CommandLine
{
    /// <returns>0 for success, 1 for missing help or an outdated file, 2 for wrong usage.</returns>
    public static int Run(string[] args, string folder, TextWriter output, TextWriter error)
    {
        var check = new Option<bool>("--check") { Description = "Writes nothing; fails if a file is outdated." };
        var command = new RootCommand("Writes the help of the module from the comments in its code and the examples in its tests.") { check };
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
