using System.Management.Automation;

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
    protected override void ProcessRecord() => Delete(Service.Documents, Id!, found => ((RunwayDocument)found).UsedBy is { Length: > 0 } users
        ? $", also from {string.Join(", ", users.Select(user => user.ToString()))}"
        : string.Empty);
}
