using System.Text;
using System.Xml;
using System.Xml.Linq;
using Runway.Help.Model;
using Runway.Help.Reading;

namespace Runway.Help.Output;

/// <summary>Writes the help file that Get-Help reads.</summary>
internal static class Maml
{
    private static readonly XNamespace Root = "http://msh";
    private static readonly XNamespace Text = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>Writes it.</summary>
    /// <param name="cmdlets">The cmdlets of one module.</param>
    /// <param name="online">What <c>Get-Help -Online</c> opens: it takes the first link that has an address.</param>
    public static string Write(IEnumerable<CmdletHelp> cmdlets, Uri online)
    {
        var root = new XElement(
            Root + "helpItems",
            new XAttribute("schema", "maml"),
            new XComment(" Written by `dotnet run --project tools/Runway.Help`; edits here are lost. "),
            cmdlets.Select(c => Cmdlet(c, online)));
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, IndentChars = "", NewLineChars = "\n", OmitXmlDeclaration = true }))
            root.WriteTo(writer);
        return text.Append('\n').ToString();
    }

    private static XElement Cmdlet(CmdletHelp cmdlet, Uri online) => new(
        Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Text),
        new XAttribute(XNamespace.Xmlns + "command", Command),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(
            Command + "details",
            new XElement(Command + "name", cmdlet.Name),
            new XElement(Command + "verb", cmdlet.Name.Split('-')[0]),
            new XElement(Command + "noun", cmdlet.Name.Split('-')[1]),
            Paragraphs(Text + "description", [cmdlet.Synopsis])),
        Paragraphs(Text + "description", cmdlet.Description),
        new XElement(Command + "syntax", cmdlet.Sets.Select(set => new XElement(
            Command + "syntaxItem",
            new XElement(Text + "name", cmdlet.Name),
            set.Entries.Select(SyntaxParameter)))),
        new XElement(Command + "parameters", cmdlet.Parameters.Select(FullParameter)),
        new XElement(Command + "inputTypes", cmdlet.Inputs.Select(i => Typed(Command + "inputType", i))),
        new XElement(Command + "returnValues", cmdlet.Outputs.Select(o => Typed(Command + "returnValue", o))),
        cmdlet.Notes.Count == 0 ? null : new XElement(Text + "alertSet", Paragraphs(Text + "alert", cmdlet.Notes)),
        new XElement(Command + "examples", cmdlet.Examples.Select(Example)),
        new XElement(
            Command + "relatedLinks",
            Link("Online Version:", online),
            cmdlet.Links.Select(link => Link(link, null))));

    private static XElement Link(string text, Uri? address) => new(
        Text + "navigationLink",
        new XElement(Text + "linkText", text),
        address is null ? null : new XElement(Text + "uri", address));

    private static XElement SyntaxParameter(ParameterSet.Entry entry)
    {
        // The other facts about a parameter are only in the list after the syntax.
        var shape = entry.Parameter.Shape;
        return new(
            Command + "parameter",
            new XAttribute("required", entry.Use.Mandatory),
            new XAttribute("position", Syntax.Position(entry.Use.Position)),
            new XElement(Text + "name", shape.Name),
            Value(shape));
    }

    private static XElement FullParameter(ParameterHelp parameter)
    {
        var shape = parameter.Shape;
        return new(
            Command + "parameter",
            new XAttribute("required", Syntax.IsRequired(parameter)),
            new XAttribute("variableLength", shape.Type.IsArray),
            new XAttribute("globbing", shape.Wildcards),
            new XAttribute("pipelineInput", Syntax.Pipeline(shape.Uses)),
            new XAttribute("position", Syntax.Position(shape.Uses[0].Position)),
            new XAttribute("aliases", shape.Aliases.Count == 0 ? "none" : string.Join(", ", shape.Aliases)),
            new XElement(Text + "name", shape.Name),
            Paragraphs(Text + "description", parameter.Text),
            Value(shape),
            new XElement(Dev + "type", new XElement(Text + "name", TypeNames.Short(shape.Type))),
            new XElement(Dev + "defaultValue", shape.Default ?? "None"));
    }

    // Not for a switch, since the console would show it.
    private static XElement? Value(ParameterShape shape) => shape.IsSwitch ? null : new(
        Command + "parameterValue",
        new XAttribute("required", true),
        new XAttribute("variableLength", false),
        TypeNames.Short(shape.Type));

    private static XElement Typed(XName name, TypedText typed) => new(
        name,
        new XElement(Dev + "type", new XElement(Text + "name", typed.Type)),
        Paragraphs(Text + "description", typed.Text));

    private static XElement Example(Example example, int index) => new(
        Command + "example",
        new XElement(Text + "title", $"--- Example {index + 1}: {example.Title} ---"),
        new XElement(Dev + "code", example.Code),

        // The console adds no space between examples; the built-in help adds it in the same way.
        Paragraphs(Dev + "remarks", [.. example.Remarks, string.Empty]));

    // The console does not format backticks.
    private static XElement Paragraphs(XName name, IEnumerable<string> paragraphs) =>
        new(name, paragraphs.Select(p => new XElement(Text + "para", p.Replace("`", string.Empty, StringComparison.Ordinal))));
}
