using System.Reflection;
using System.Xml.Linq;
using Runway.Help.Composing;
using Runway.Help.Model;
using Runway.Help.Output;
using Runway.Help.Reading;
using Runway.PowerShell;

namespace Runway.Help;

/// <summary>The sources and outputs of the help in the repository.</summary>
/// <param name="root">The folder with RunwayPS.sln.</param>
internal sealed class RepositoryFiles(string root)
{
    // Each module has the help of its own cmdlets; texts may refer to cmdlets of both. This help is not published at an address that
    // is known here, so Get-Help -Online opens the API reference of the service.
    private static readonly Dictionary<Assembly, Uri> Modules = new()
    {
        [typeof(RunwayCmdlet).Assembly] = new("https://docs.dev.runwayml.com/api"),
        [typeof(RunwayAICmdlet).Assembly] = new("https://runway-ai.ai/api"),
    };

    private readonly string _pages = Path.Combine(root, "docs", "cmdlets");

    /// <exception cref="HelpException">Neither the folder nor one above it has the solution.</exception>
    public static RepositoryFiles Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RunwayPS.sln")))
                return new(folder.FullName);
        }

        throw new HelpException([$"no RunwayPS.sln in {from} or above it"]);
    }

    /// <summary>The built module with its XML documentation, and the hand-written files of the repository.</summary>
    public HelpSource Source() => new(
        [.. Modules.Keys.SelectMany(CmdletShape.AllIn).OrderBy(c => c.Name, StringComparer.Ordinal)],
        new XmlDocs(Documentation()),
        Texts("examples", ".md"),
        Texts("en-US", ".help.txt"),
        DeclaredError.All);

    /// <summary>The outputs that are missing or outdated, by path, with their correct text; null for a file that should not exist.</summary>
    /// <exception cref="HelpException">The help is incomplete.</exception>
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

    /// <summary>The XML documentation of the cmdlets and of both engines.</summary>
    internal static XDocument[] Documentation() =>
        [.. Modules.Keys.Append(typeof(RunwayTask).Assembly).Append(typeof(RunwayAIMedia).Assembly).Select(a => XDocument.Load(Path.ChangeExtension(a.Location, ".xml")))];

    private Dictionary<string, string> Outputs(IReadOnlyList<CmdletHelp> cmdlets, IReadOnlyList<DeclaredError> errors)
    {
        var outputs = cmdlets.ToDictionary(c => Path.Combine(_pages, c.Name + ".md"), MarkdownPage.Write);
        var modules = Modules.Keys.ToDictionary(m => m, m => CmdletShape.AllIn(m).Select(shape => cmdlets.Single(c => c.Name == shape.Name)).ToList());
        outputs[Path.Combine(_pages, "README.md")] = MarkdownPage.WriteIndex(modules.Select(m => (m.Key.GetName().Name!.Split('.')[0], m.Value)));
        outputs[Path.Combine(root, "docs", "errors.md")] = ErrorPage.Write(errors);
        foreach (var (module, own) in modules)
            outputs[Path.Combine(HelpOf(module), "en-US", $"{module.GetName().Name}.dll-Help.xml")] = Maml.Write(own, Modules[module]);
        return outputs;
    }

    private string HelpOf(Assembly module) => Path.Combine(root, "src", module.GetName().Name!, "Help");

    private Dictionary<string, string> Texts(string folder, string ending) =>
        Modules.Keys.SelectMany(m => Files(Path.Combine(HelpOf(m), folder), ending)).ToDictionary(path => Path.GetFileName(path)[..^ending.Length], File.ReadAllText);

    private static IEnumerable<string> Files(string folder, string ending) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + ending).Order(StringComparer.Ordinal) : [];
}
