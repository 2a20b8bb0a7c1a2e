using System.Management.Automation;
using Runway.Documents;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Creates documents of plain text or Markdown, from texts or from files. An avatar knows a document that it was given.
/// <para>
/// The name of a document is that of its file unless -Name is given. If the answer of the service is lost, the document is looked
/// for by its name and content, so that it is not created twice.
/// </para>
/// </summary>
/// <remarks>A document has at most 200,000 characters. Documents cost nothing.</remarks>
/// <seealso cref="GetRunwayDocumentCommand"/>
/// <seealso cref="SetRunwayDocumentCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayDocument", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low, DefaultParameterSetName = PathSet)]
[OutputType(typeof(RunwayDocument))]
public sealed class NewRunwayDocumentCommand : DocumentCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>The files: paths, wildcards, or output of Get-ChildItem.</summary>
    [Parameter(Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [FileTransformation]
    public string[]? Path { get; set; }

    /// <summary>Files whose names are used as they are, without wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP")]
    public string[]? LiteralPath { get; set; }

    /// <summary>The name. Default for a file: the name of the file.</summary>
    [Parameter(ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [AllowEmptyString]
    [TextTransformation(WithList = "Pass one name.")]
    public string? Name { get; set; }

    /// <summary>The text: plain text or Markdown.</summary>
    [Parameter(ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [TextTransformation(WithList = "Read a file with Get-Content -Raw, or pass it with -Path.")]
    public string? Content { get; set; }

    /// <summary>Creates the documents of one input.</summary>
    protected override void ProcessRecord()
    {
        string[] paths = [.. (Path ?? LiteralPath ?? []).Where(path => Given(path) is not null)];
        if (paths.Length == 0 || Given(Content) is not null)
        {
            Try(Name, () => Create(Given(Name) ?? string.Empty, paths.Length == 0 && Content is not null ? Content : throw NoSource(paths.Length)));
            return;
        }

        foreach (var given in paths)
        {
            Try(given, () =>
            {
                var resolver = new FilePaths(this, RunwayErrors.FileNotReadable);
                var files = ParameterSetName == LiteralPathSet ? [resolver.Full(given)] : resolver.Matching(given);
                if (files.Count == 0 || (files.Count > 1 && Given(Name) is not null))
                {
                    throw new RunwayException(RunwayErrors.FileNotFound, $"'{given}' matches {files.Count} files.", files.Count == 0 ? "Check the folder and the pattern." : "Pass one file with -Name, or leave -Name out.");
                }

                foreach (var file in files)
                {
                    Try(file, () => Create(Given(Name) ?? System.IO.Path.GetFileName(file), DocumentFile.Read(file)));
                }
            });
        }
    }

    private static RunwayException NoSource(int files) => new(
        RunwayErrors.ParameterNotApplicable, $"A document is made from a file or from a text, and {(files == 0 ? "neither is" : "both are")} given.", "Pass a file with -Path, or -Name and -Content.");

    private void Create(string name, string content)
    {
        if (DocumentService.Fault(name, content) is { } fault)
        {
            throw fault;
        }

        if (ShouldProcess(name, "Create the document"))
        {
            Write(Await(Service.Documents.CreateAsync(name, content, Observer, StopToken)));
        }
    }
}
