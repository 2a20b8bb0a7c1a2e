using System.CommandLine;

namespace Runway.Package;

/// <summary>The command: builds the modules for release and packs each.</summary>
internal static class CommandLine
{
    /// <returns>0 for success, 1 when a package is missing, 2 for wrong usage.</returns>
    public static int Run(string[] args, string folder, TextWriter output, TextWriter error)
    {
        var target = new Option<string>("--output") { Description = "The folder for the packages. Default: out/packages of the repository." };
        var name = new Option<string>("--name") { Description = "The name for the module Runway in a gallery that has another module of that name, also in modules that require it. Default: Runway.", DefaultValueFactory = _ => ModuleName.Default };
        var command = new RootCommand("Builds the modules for release and packs each for the PowerShell Gallery.") { target, name };
        command.SetAction(parsed => Run(folder, parsed.GetValue(target), parsed.GetValue(name)!, output, error));
        var parsed = command.Parse(args);
        var exitCode = parsed.Invoke(new InvocationConfiguration { Output = output, Error = error });
        return parsed.Errors.Count == 0 ? exitCode : 2;
    }

    private static int Run(string folder, string? named, string name, TextWriter output, TextWriter error)
    {
        try
        {
            var repository = Repository.Find(folder);
            var target = named is null ? Path.Combine(repository.Root, "out", "packages") : Path.GetFullPath(named, folder);
            foreach (var module in ModuleBuild.Run(repository, name, output))
            {
                var package = Packer.Pack(module, repository, target);
                output.WriteLine($"{Path.GetFileName(module)} package -> {package.FullName} ({package.Length:N0} bytes)");
            }

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
