using System.Xml.Linq;
using Runway.Help.Composing;
using Runway.Help.Model;
using Runway.Help.Output;
using Runway.Help.Reading;
using Runway.PowerShell;

namespace Runway.Help;

/// <summary>Where the hand-written parts of the help and its outputs live in the repository.</summary>
/// <param name="root">The folder that holds RunwayPS.sln.</param>
internal sealed class RepositoryFiles(string root)
{
    private readonly string _help = Path.Combine(root, "src", "Runway.PowerShell", "Help");
    private readonly string _pages = Path.Combine(root, "docs", "cmdlets");

    /// <exception cref="HelpException">Neither the folder nor one above it holds the solution.</exception>
    public static RepositoryFiles Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RunwayPS.sln")))
                return new(folder.FullName);
        }

        throw new HelpException([$"no RunwayPS.sln in {from} or above it"]);
    }

    /// <summary>The built module with its compiler-written documentation, and the hand-written files of the repository.</summary>
    public HelpSource Source() => new(
        CmdletShape.AllIn(typeof(RunwayCmdlet).Assembly),
        new XmlDocs([Documentation(typeof(RunwayCmdlet)), Documentation(typeof(RunwayTask))]),
        Texts(Path.Combine(_help, "examples"), ".md"),
        Texts(Path.Combine(_help, "en-US"), ".help.txt"),
        RunwayErrors.All);

    /// <summary>The outputs that are missing or differ, by path, with their right text; null for one that should not be there.</summary>
    /// <exception cref="HelpException">The help has gaps.</exception>
    public IReadOnlyDictionary<string, string?> StaleOutputs()
    {
        var source = Source();
        var outputs = Outputs(HelpComposer.Compose(source), source.Errors);
        var stale = outputs
            .Where(o => !File.Exists(o.Key) || File.ReadAllText(o.Key) != o.Value)
            .ToDictionary(o => o.Key, o => (string?)o.Value);
        foreach (var orphan in Files(_pages, ".md").Where(path => !outputs.ContainsKey(path)))
            stale[orphan] = null;
        return stale;
    }

    public static void Write(string path, string? text)
    {
        if (text is null)
        {
            File.Delete(path);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>The documentation file that the compiler left beside the assembly of a type.</summary>
    internal static XDocument Documentation(Type type) => XDocument.Load(Path.ChangeExtension(type.Assembly.Location, ".xml"));

    private Dictionary<string, string> Outputs(IReadOnlyList<CmdletHelp> cmdlets, IReadOnlyList<RunwayError> errors)
    {
        var outputs = cmdlets.ToDictionary(c => Path.Combine(_pages, c.Name + ".md"), MarkdownPage.Write);
        outputs[Path.Combine(_pages, "README.md")] = MarkdownPage.WriteIndex(cmdlets);
        outputs[Path.Combine(root, "docs", "errors.md")] = ErrorPage.Write(errors);
        outputs[Path.Combine(_help, "en-US", "Runway.PowerShell.dll-Help.xml")] = Maml.Write(cmdlets);
        return outputs;
    }

    private static Dictionary<string, string> Texts(string folder, string ending) =>
        Files(folder, ending).ToDictionary(path => Path.GetFileName(path)[..^ending.Length], File.ReadAllText);

    private static IEnumerable<string> Files(string folder, string ending) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + ending).Order(StringComparer.Ordinal) : [];
}
