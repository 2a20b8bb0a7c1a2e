namespace Runway.Package;

/// <summary>The command: compile the module as it ships, and pack it.</summary>
internal static class CommandLine
{
    /// <returns>0 for success, 1 when there is no package, 2 for wrong usage.</returns>
    public static int Run(string[] args, string folder, TextWriter output, TextWriter error)
    {
        if (args is not ([] or ["--output", _]))
        {
            error.WriteLine("usage: Runway.Package [--output <folder>]");
            return 2;
        }

        try
        {
            var repository = Repository.Find(folder);
            var target = args is [_, var named] ? Path.GetFullPath(named, folder) : Path.Combine(repository.Root, "out", "packages");
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
