using System.Management.Automation;
using Runway.Texts;

namespace Runway.PowerShell;

/// <summary>
/// Deletes documents, also from the avatars that have them. This cannot be undone, so it asks for confirmation of each document and
/// names its avatars. A document with an id that does not exist is not an error.
/// </summary>
/// <seealso cref="GetRunwayDocumentCommand"/>
[Cmdlet(VerbsCommon.Remove, "RunwayDocument", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveRunwayDocumentCommand : DocumentCmdlet
{
    /// <summary>The documents: ids, exact names, or objects of Get-RunwayDocument.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Document")]
    [ResourceTransformation(nameof(RunwayDocument), nameof(RunwayDocument.Id), IsList = true)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Deletes the documents of one input.</summary>
    protected override void ProcessRecord()
    {
        foreach (var id in Id!)
        {
            Try(id, () => Delete(id));
        }
    }

    private void Delete(string id)
    {
        RunwayDocument document;
        try
        {
            document = Await(Service.Documents.FindAsync(id, Observer, StopToken));
        }
        catch (RunwayException e) when (e.Error == RunwayErrors.DocumentNotFound && ResourceId.IsOne(id))
        {
            WriteVerbose($"Document {id} does not exist.");
            return;
        }

        var users = document.UsedBy.Length == 0 ? string.Empty : $", also from {string.Join(", ", document.UsedBy.Select(user => user.ToString()))}";
        if (ShouldProcess(Describe(document.Name, document.Id), $"Delete the document{users}"))
        {
            Await(Service.Documents.DeleteAsync(document.Id, Observer, StopToken));
            Forget(document);
        }
    }
}
