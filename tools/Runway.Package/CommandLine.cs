using System.CommandLine;

namespace Runway.Package;

/// <summary>The command: compile the module as it ships, and pack it.</summary>
internal static class CommandLine
{
    /// <returns>0 for success, 1 when there is no package, 2 for wrong usage.</returns>
    public static int Run(string[] args, string folder, TextWriter output, TextWriter error)
    {
        var target = new Option<string>("--output") { Description = "The folder for the package; out/packages of the repository unless given." };
        var command = new RootCommand("Compiles the module as it ships, and packs it for the PowerShell Gallery.") { target };
        command.SetAction(parsed => Run(folder, parsed.GetValue(target), output, error));
        var parsed = command.Parse(args);
        var exitCode = parsed.Invoke(new InvocationConfiguration { Output = output, Error = error });
        return parsed.Errors.Count == 0 ? exitCode : 2;
    }

    private static int Run(string folder, string? named, TextWriter output, TextWriter error)
    {
        try
        {
            var repository = Repository.Find(folder);
            var target = named is null ? Path.Combine(repository.Root, "out", "packages") : Path.GetFullPath(named, folder);
            var package = Packer.Pack(ModuleBuild.Run(repository, output), repository, target);
            output.WriteLine($"Runway package -> {package.FullName} ({package.Length:N0} bytes)");
            return 0;
        }
        catch (PackageException e)
        {
            foreach (var problem in e.Problems)
                error.WriteLine($"error: {problem}");
            return 1;
        }
    }
}
