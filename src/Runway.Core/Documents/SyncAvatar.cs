namespace Runway.Documents;

/// <summary>The avatar that is to have the documents.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="DocumentIds">The documents that it has.</param>
internal sealed record SyncAvatar(string Id, string Name, IReadOnlyList<string> DocumentIds)
{
    /// <summary>The maximum number of documents of an avatar.</summary>
    public const int MaxDocuments = 50;

    /// <summary>Whether it has the document.</summary>
    public bool Has(RunwayDocument document) => DocumentIds.Contains(document.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The other avatars that have a document.</summary>
    public IEnumerable<DocumentUser> OthersWith(RunwayDocument document) =>
        document.UsedBy.Where(user => !string.Equals(user.Id, Id, StringComparison.OrdinalIgnoreCase));
}
