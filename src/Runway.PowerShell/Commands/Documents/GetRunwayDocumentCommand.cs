using System.Management.Automation;

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
public sealed class GetRunwayDocumentCommand : ResourceListCmdlet
{
    /// <summary>Names or ids of documents. Wildcards are allowed; without one the document is read with its content. Default: all.</summary>
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

    /// <summary>Ids or names of documents, or documents of a list. Each is read with its content.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ResourceTransformation(nameof(RunwayDocument), nameof(RunwayDocument.Id), IsList = true)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Reads documents by their ids.</summary>
    protected override void ProcessRecord()
    {
        foreach (var id in ParameterSetName == IdSet ? Id! : [])
        {
            Try(id, () => Write(Await(Service.Documents.FindAsync(id, Observer, StopToken))));
        }
    }

    /// <summary>Reads the list, once for all names.</summary>
    protected override void EndProcessing()
    {
        if (ParameterSetName == NameSet)
        {
            var byChange = SortBy == nameof(RunwayDocument.UpdatedAt);
            WriteMatching(Name, write => ForEach(Service.Documents.ListAsync(byChange, Ascending, Observer, StopToken), write), document => document.Name, document => Read(document.Id), Read, NotFound);
        }
    }

    private RunwayDocument Read(string id) => Await(Service.Documents.GetAsync(id, Observer, StopToken));

    private static RunwayException NotFound(string name) => new(RunwayErrors.DocumentNotFound, $"There is no document '{name}'.");
}
