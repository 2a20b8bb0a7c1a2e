using System.Management.Automation;
using Runway.Documents;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Changes the name or the content of documents. What is not given stays. Avatars that have a document know the new content.
/// </summary>
/// <seealso cref="GetRunwayDocumentCommand"/>
/// <seealso cref="NewRunwayDocumentCommand"/>
[Cmdlet(VerbsCommon.Set, "RunwayDocument", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = TextSet)]
[OutputType(typeof(RunwayDocument))]
public sealed class SetRunwayDocumentCommand : DocumentCmdlet
{
    private const string TextSet = "Text";
    private const string PathSet = "Path";

    /// <summary>The documents: ids, exact names, or objects of Get-RunwayDocument.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Document")]
    [ResourceTransformation(nameof(RunwayDocument), nameof(RunwayDocument.Id), IsList = true)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string[]? Id { get; set; }

    /// <summary>The new name.</summary>
    [Parameter]
    [TextTransformation(WithList = "Pass one name.")]
    public string? Name { get; set; }

    /// <summary>The new text: plain text or Markdown.</summary>
    [Parameter(ParameterSetName = TextSet)]
    [AllowEmptyString]
    [TextTransformation(WithList = "Read a file with Get-Content -Raw, or pass it with -Path.")]
    public string? Content { get; set; }

    /// <summary>A file with the new text. The name of the document stays.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    public string? Path { get; set; }

    /// <summary>Writes the changed documents, which are read again.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Refuses a call without a change.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Given(Name) is null && Content is null && Path is null)
        {
            RefuseNoChange("Pass a -Name that is not empty, -Content or -Path.");
        }
    }

    /// <summary>Changes the documents of one input.</summary>
    protected override void ProcessRecord()
    {
        foreach (var id in Id!)
        {
            Try(id, () => Change(id));
        }
    }

    private void Change(string id)
    {
        var content = Path is null ? Content : ReadOne(Path).Content;
        DocumentService.RequireChange(Given(Name), content);
        var document = Await(Service.Documents.FindAsync(id, Observer, StopToken));
        if (ShouldProcess(Describe(document.Name, document.Id), "Change the document"))
        {
            Await(Done(Service.Documents.UpdateAsync(document.Id, Given(Name), content, Observer, StopToken)));
            if (PassThru)
            {
                Write(Await(Service.Documents.GetAsync(document.Id, Observer, StopToken)));
            }
        }
    }

    private static async Task<bool> Done(Task work)
    {
        await work.ConfigureAwait(false);
        return true;
    }
}
