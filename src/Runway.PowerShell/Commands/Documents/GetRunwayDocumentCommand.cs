using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Lists the documents of the project, which are what avatars know: the newest first, without contents. For an id or an exact name
/// the document is read with its content.
/// <para>
/// The list is read page by page: Select-Object -First ends the reading. UsedBy names the avatars that have a document.
/// </para>
/// </summary>
/// <seealso cref="NewRunwayDocumentCommand"/>
/// <seealso cref="SetRunwayDocumentCommand"/>
/// <seealso cref="RemoveRunwayDocumentCommand"/>
[Cmdlet(VerbsCommon.Get, "RunwayDocument", DefaultParameterSetName = NameSet)]
[OutputType(typeof(RunwayDocument))]
public sealed class GetRunwayDocumentCommand : DocumentCmdlet
{
    private const string NameSet = "Name";
    private const string IdSet = "Id";

    /// <summary>Names of documents. Wildcards are allowed; without one the document is read with its content. Default: all.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [TextTransformation]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>The time by which they are sorted: CreatedAt (default) or UpdatedAt.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [ValidateSet(nameof(RunwayDocument.CreatedAt), nameof(RunwayDocument.UpdatedAt))]
    public string SortBy { get; set; } = nameof(RunwayDocument.CreatedAt);

    /// <summary>Lists the oldest first.</summary>
    [Parameter(ParameterSetName = NameSet)]
    public SwitchParameter Ascending { get; set; }

    /// <summary>Ids of documents, or documents of a list. Each is read with its content.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ResourceTransformation(nameof(RunwayDocument), nameof(RunwayDocument.Id), IsList = true)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Reads documents by their ids.</summary>
    protected override void ProcessRecord()
    {
        foreach (var id in ParameterSetName == IdSet ? Id! : [])
        {
            Try(id, () => Write(Await(Service.Documents.GetAsync(id, Observer, StopToken))));
        }
    }

    /// <summary>Reads the list, once for all names with wildcards.</summary>
    protected override void EndProcessing()
    {
        if (ParameterSetName != NameSet)
        {
            return;
        }

        foreach (var name in Name.Where(name => !WildcardPattern.ContainsWildcardCharacters(name)))
        {
            Try(name, () => Write(Await(Service.Documents.FindAsync(name.Trim(), Observer, StopToken))));
        }

        WildcardPattern[] patterns = [.. Name.Where(WildcardPattern.ContainsWildcardCharacters).Select(name => Wildcards.Of(name.Trim()))];
        if (patterns.Length > 0)
        {
            Try(null, () => WriteList(patterns));
        }
    }

    private void WriteList(WildcardPattern[] patterns)
    {
        ForEach(Service.Documents.ListAsync(SortBy == nameof(RunwayDocument.UpdatedAt), Ascending, Observer, StopToken), document =>
        {
            if (Array.Exists(patterns, pattern => pattern.IsMatch(document.Name ?? string.Empty)))
            {
                Write(document);
            }
        });
    }
}
