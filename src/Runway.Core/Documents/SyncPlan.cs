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

    /// <summary>The documents that may be that of a file: one to use, or some of other avatars, to share if the text is the same.</summary>
    /// <exception cref="RunwayException">Several have the name.</exception>
    public IReadOnlyList<RunwayDocument> Candidates(SyncFile file)
    {
        var named = _named[file.Name].ToList();
        if (avatar is null)
        {
            return One(file, named);
        }

        var own = named.Where(avatar.Has).ToList();
        var free = named.Where(document => document.UsedBy.Length == 0).ToList();
        return own.Count > 0 ? One(file, own) : free.Count > 0 ? One(file, free) : named;
    }

    /// <summary>The step for a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="candidates">The <see cref="Candidates"/>, with their contents.</param>
    public SyncStep StepFor(SyncFile file, IReadOnlyList<RunwayDocument> candidates)
    {
        var document = candidates.FirstOrDefault(one => MayChange(one) || file.HasTextOf(one));
        if (document is null)
        {
            return new(SyncAction.Create, file, null, avatar is not null);
        }

        var same = file.HasTextOf(document) && (document.Name == file.Name || !MayChange(document));
        return new(same ? SyncAction.None : SyncAction.Change, file, document, avatar is not null && !avatar.Has(document));
    }

    /// <summary>The steps for documents without a file: only those of the avatar, and never one that was uploaded in the portal.</summary>
    /// <param name="files">The files.</param>
    /// <param name="isMeant">Whether the paths stand for a document of this name.</param>
    public IEnumerable<SyncStep> Surplus(IEnumerable<SyncFile> files, Func<string, bool> isMeant)
    {
        var kept = files.Select(file => file.Name).ToHashSet(SyncFile.Names);
        return documents
            .Where(document => document is { Type: "text", Name: { } name } && !kept.Contains(name) && isMeant(name) && avatar?.Has(document) != false)
            .Select(document => new SyncStep(avatar?.OthersWith(document).Any() == true ? SyncAction.Detach : SyncAction.Remove, null, document, false));
    }

    // The document of another avatar stays as it is.
    private bool MayChange(RunwayDocument document) => avatar is null || avatar.Has(document) || document.UsedBy.Length == 0;

    private static List<RunwayDocument> One(SyncFile file, List<RunwayDocument> named)
    {
        var exact = named.Where(document => document.Name == file.Name).ToList();
        return (exact.Count > 0 ? exact : named) is { Count: <= 1 } found
            ? found
            : throw new RunwayException(
                RunwayErrors.NameNotUnique,
                $"{named.Count} documents have the name '{file.Name}'. Their ids are {string.Join(" and ", named.Select(document => document.Id))}.",
                "Delete or rename all but one of them.");
    }
}
