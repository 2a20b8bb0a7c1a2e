using System.CommandLine;

namespace Runway.Package;

/// <summary>The command: builds the modules for release and packs each.</summary>
internal static class CommandLine
{
    private static readonly Option<string> Target = new("--output") { Description = "The folder for the packages. Default: out/packages of the repository." };
    private static readonly Option<bool> NoBuild = new("--no-build") { Description = "Packs the modules that an earlier run has built in out/packages/build/modules, for example after signing their files." };
    private static readonly Option<string> Name = new("--name") { Description = "The name for the module Runway in a gallery that has another module of that name, also in modules that require it. Default: Runway." };
    private static readonly Option<string> CompanyName = new("--company-name") { Description = "Who publishes the packages." };
    private static readonly Option<string> ProjectUri = new("--project-uri") { Description = "The https address of the project's page." };
    private static readonly Option<string> IconUri = new("--icon-uri") { Description = "The https address of the icon, such as that of docs/Runway.png." };
    private static readonly Option<string> HelpInfoUri = new("--help-info-uri") { Description = "The https address under which Update-Help looks for newer help." };
    private static readonly Option<string> ReleaseNotes = new("--release-notes") { Description = "What is new. Default: the section of the version in CHANGELOG.md." };

    private static readonly IReadOnlyList<Option> Written = [Name, CompanyName, ProjectUri, IconUri, HelpInfoUri, ReleaseNotes];

    /// <returns>0 for success, 1 when a package is missing, 2 for wrong usage.</returns>
    public static int Run(string[] args, string folder, TextWriter output, TextWriter error)
    {
        var command = new RootCommand("Builds the modules for release and packs each for the PowerShell Gallery.") { Target, NoBuild };
        foreach (var option in Written)
            command.Options.Add(option);
        command.SetAction(parsed => Run(parsed, folder, output, error));

        var parsed = command.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            parsed.Invoke(new InvocationConfiguration { Output = output, Error = error });
            return 2;
        }

        IReadOnlyList<string> problems = [.. Publication(parsed).Problems(), .. WrittenBefore(parsed)];
        return problems.Count == 0 ? parsed.Invoke(new InvocationConfiguration { Output = output, Error = error }) : Refuse(problems, error, exitCode: 2);
    }

    private static int Run(ParseResult parsed, string folder, TextWriter output, TextWriter error)
    {
        try
        {
            var repository = Repository.Find(folder);
            if (!parsed.GetValue(NoBuild))
            {
                ModuleBuild.Run(repository, output);
                Publication(parsed).WriteTo(repository.BuiltModules, File.ReadAllText(repository.Changelog));
            }

            var target = parsed.GetValue(Target) is { } named ? Path.GetFullPath(named, folder) : Path.Combine(repository.Root, "out", "packages");
            foreach (var package in Packer.PackAll(repository.BuiltModules, repository, target))
                output.WriteLine($"package -> {package.FullName} ({package.Length:N0} bytes)");
            return 0;
        }
        catch (PackageException e)
        {
            return Refuse(e.Problems, error, exitCode: 1);
        }
    }

    private static Publication Publication(ParseResult parsed) => new()
    {
        Name = parsed.GetValue(Name) ?? ModuleName.Default,
        CompanyName = parsed.GetValue(CompanyName),
        ProjectUri = parsed.GetValue(ProjectUri),
        IconUri = parsed.GetValue(IconUri),
        HelpInfoUri = parsed.GetValue(HelpInfoUri),
        ReleaseNotes = parsed.GetValue(ReleaseNotes),
    };

    // A manifest that is written to after it was signed has no valid signature any more.
    private static IEnumerable<string> WrittenBefore(ParseResult parsed) =>
        parsed.GetValue(NoBuild)
            ? Written.Where(option => parsed.GetResult(option) is not null).Select(option => $"{option.Name} is written by the build: give it to that, and not together with --no-build")
            : [];

    private static int Refuse(IEnumerable<string> problems, TextWriter error, int exitCode)
    {
        foreach (var problem in problems)
            error.WriteLine($"error: {problem}");
        return exitCode;
    }
}
