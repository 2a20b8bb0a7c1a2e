using System.Xml.Linq;
using Runway.Help.Composing;
using Runway.Help.Model;
using Runway.Help.Reading;

namespace Runway.Help.Tests;

/// <summary>The help of the module, unchanged or with one mistake.</summary>
internal static class Source
{
    public static HelpSource Whole { get; } = RepositoryFiles.Find(AppContext.BaseDirectory).Source();

    public static string Root { get; } = FindRoot();

    public static CmdletHelp Cmdlet(string name) => Assert.Single(HelpComposer.Compose(Whole), c => c.Name == name);

    /// <summary>The gaps that the tool finds in a source.</summary>
    public static IReadOnlyList<string> Gaps(HelpSource source)
    {
        try
        {
            HelpComposer.Compose(source);
            return [];
        }
        catch (HelpException e)
        {
            return e.Gaps;
        }
    }

    /// <summary>The source with another comment for one member; null removes the comment.</summary>
    public static HelpSource WithComment(string id, string? comment)
    {
        var documents = RepositoryFiles.Documentation();
        var member = Assert.Single(documents.SelectMany(d => d.Descendants("member")), m => m.Attribute("name")!.Value == id);
        if (comment is null)
            member.Remove();
        else
            member.ReplaceWith(XElement.Parse($"<member name=\"{id}\">{comment}</member>"));
        return Whole with { Docs = new XmlDocs(documents) };
    }

    /// <summary>The source with another file of examples for New-RunwayImage.</summary>
    public static HelpSource WithExamples(string text) => Whole with
    {
        Examples = new Dictionary<string, string>(Whole.Examples) { ["New-RunwayImage"] = text },
    };

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "RunwayPS.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
