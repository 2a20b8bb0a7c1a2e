namespace Runway.Documents;

/// <summary>What is done with a document.</summary>
internal enum SyncAction
{
    /// <summary>Nothing: the document has the name and the text of the file.</summary>
    None,

    /// <summary>A document is created.</summary>
    Create,

    /// <summary>The text of the document is changed, or the case of its name.</summary>
    Change,

    /// <summary>The document, which has no file, is deleted.</summary>
    Remove,

    /// <summary>The document, which has no file, is taken from the avatar and stays with others.</summary>
    Detach,
}

/// <summary>One step of a plan.</summary>
/// <param name="Action">What is done with the document.</param>
/// <param name="File">The file; null where the document has none.</param>
/// <param name="Document">The document; null where it is created.</param>
/// <param name="Attach">Whether it is then given to the avatar.</param>
internal sealed record SyncStep(SyncAction Action, SyncFile? File, RunwayDocument? Document, bool Attach)
{
    /// <summary>The name of the file or the document.</summary>
    public string Name => File?.Name ?? Document?.Name ?? string.Empty;

    /// <summary>The step once it is done.</summary>
    public string Word => Action switch
    {
        SyncAction.None => Attach ? "Attached" : "Unchanged",
        SyncAction.Create => "Created",
        SyncAction.Change => "Changed",
        SyncAction.Remove => "Removed",
        _ => "Detached",
    };
}

/// <summary>A step that was done, or its error.</summary>
internal sealed record SyncResult(SyncStep Step, string? Id, Exception? Error);

/// <summary>The rows of all steps that were done, and the errors with the file or the id.</summary>
internal sealed record SyncOutcome(IReadOnlyList<RunwayDocumentSync> Rows, IReadOnlyList<(string Target, Exception Error)> Errors);
