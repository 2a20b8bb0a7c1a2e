namespace Runway.Documents;

/// <summary>
/// Compares files and documents by name. With an avatar, its own documents come first, then those that no avatar has; a document of
/// other avatars is only shared where it has the same text, and never changed for this one.
/// </summary>
/// <param name="documents">The documents of the project, the newest first.</param>
/// <param name="avatar">The avatar that is to have the documents, or null.</param>
internal sealed class SyncPlan(IReadOnlyList<RunwayDocument> documents, SyncAvatar? avatar)
{
    private readonly ILookup<string, RunwayDocument> _named = documents.ToLookup(document => document.Name ?? string.Empty, SyncFile.Names);

    /// <summary>
    /// The documents that may be that of a file: its own or those that no avatar has, in the case of the file where there are such; or
    /// some of other avatars, to share if the text is the same.
    /// </summary>
    public IReadOnlyList<RunwayDocument> Candidates(SyncFile file)
    {
        var named = _named[file.Name].ToList();
        var own = avatar is null ? named : named.FindAll(avatar.Has);
        var found = own.Count > 0 ? own : named.FindAll(document => document.UsedBy.Length == 0);
        var exact = found.FindAll(document => document.Name == file.Name);
        return exact.Count > 0 ? exact : found.Count > 0 ? found : named;
    }

    /// <summary>The step for a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="candidates">The <see cref="Candidates"/>, with their contents.</param>
    /// <exception cref="RunwayException">Several may be changed and have other texts, or the only one was uploaded in the portal.</exception>
    public SyncStep StepFor(SyncFile file, IReadOnlyList<RunwayDocument> candidates)
    {
        // The first of several that have the text of the file, such as two runs at the same time have made.
        var document = candidates.FirstOrDefault(file.HasTextOf) ?? One(file, [.. candidates.Where(MayChange)]);
        if (document is null)
        {
            return new(SyncAction.Create, file, null, avatar is not null);
        }

        var same = file.HasTextOf(document) && (document.Name == file.Name || !MayChange(document));
        if (!same && !IsText(document))
        {
            throw new RunwayException(RunwayErrors.Conflict, $"Document '{document.Name}' ({document.Id}) was uploaded in the portal, and has another text than '{file.Path}'. It stays as it is.", "Rename the file, or delete the document.");
        }

        return new(same ? SyncAction.None : SyncAction.Change, file, document, avatar is not null && !avatar.Has(document));
    }

    /// <summary>The steps for documents without a file: only those of the avatar, and never one that was uploaded in the portal.</summary>
    /// <param name="files">The files.</param>
    /// <param name="isMeant">Whether the paths stand for a document of this name.</param>
    public IEnumerable<SyncStep> Surplus(IEnumerable<SyncFile> files, Func<string, bool> isMeant)
    {
        var kept = files.Select(file => file.Name).ToHashSet(SyncFile.Names);
        return documents
            .Where(document => document is { Name: { } name } && IsText(document) && !kept.Contains(name) && isMeant(name) && avatar?.Has(document) != false)
            .Select(document => new SyncStep(avatar?.OthersWith(document).Any() == true ? SyncAction.Detach : SyncAction.Remove, null, document, false));
    }

    // The document of another avatar stays as it is.
    private bool MayChange(RunwayDocument document) => avatar is null || avatar.Has(document) || document.UsedBy.Length == 0;

    private static bool IsText(RunwayDocument document) => document.Type == "text";

    private static RunwayDocument? One(SyncFile file, List<RunwayDocument> found) => found.Count <= 1
        ? found.FirstOrDefault()
        : throw new RunwayException(
            RunwayErrors.NameNotUnique,
            $"{found.Count} documents have the name '{file.Name}'. Their ids are {string.Join(" and ", found.Select(document => document.Id))}.",
            "Delete or rename all but one of them.");
}
