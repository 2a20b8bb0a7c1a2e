using Runway.Http;
using Runway.Journal;
using Runway.Observing;
using Runway.Texts;

namespace Runway.Resources;

/// <summary>
/// Finds the resource of a create whose response was lost: the only one in the list with this name that was created at that time,
/// that no journal entry has, and that no other create of this name can have made. Not safe for several threads.
/// </summary>
internal sealed class LostResources(ConnectionContext connection, TaskJournal journal)
{
    private readonly Dictionary<ResourceKind, List<IResource>> _lists = [];
    private readonly HashSet<string> _adopted = [];
    private IReadOnlyList<JournalRecord>? _records;

    private IReadOnlyList<JournalRecord> Records => _records ??= journal.Read();

    // The clock of the service is known after the list was read.
    private CreateWindow Window => CreateWindow.Of(connection.ClockOffset);

    /// <summary>The only resource that a create can have made.</summary>
    /// <param name="entry">The id of the create in the history, <c>intent:…</c>.</param>
    /// <param name="list">The list.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RunwayException">There is no such resource or more than one, or another create may have made it.</exception>
    public async Task<IResource> FindAsync(string entry, IResourceList list, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var create = Records.FirstOrDefault(r => r.IsUnknown && r.TaskId == entry)
            ?? throw new RunwayException(RunwayErrors.NotInJournal, $"'{entry}' is not a request with an unknown outcome in this journal.");
        if (create.Service != connection.Identity)
        {
            throw Unsettled($"{entry} was sent to another service or with another key.", ErrorCase.OfAnotherConnection);
        }

        var found = await CandidatesAsync(create, list, observer, cancellationToken).ConfigureAwait(false);
        var rivals = Records.Where(r => r.IsRivalOf(create)).ToList();
        return found switch
        {
            [] => throw Unsettled($"The list has no {list.Kind.Name} '{create.Prompt}' that was created from {Window.From(create):u} to {Window.Until(create):u} as it was requested and is not in the journal. It may not have been created."),
            [var one] when rivals.Find(r => Window.Has(r, one.CreatedAt)) is { } rival => throw Unsettled($"{list.Kind.Title} {one.Id} may be that of {entry}, and also that of {rival.TaskId}.", ErrorCase.SeveralCreates),
            [var one] => one,
            _ => throw Unsettled($"{found.Count} {list.Kind.Path} with the name '{create.Prompt}' may be that of {entry}: {string.Join(", ", found.Select(c => c.Id))}.", ErrorCase.SeveralResources),
        };
    }

    /// <summary>Writes to the journal that the create made the resource.</summary>
    /// <exception cref="RunwayException">It could not be written.</exception>
    public async Task AdoptAsync(string entry, string id)
    {
        await journal.CreatedAsync(entry[JournalRecord.IntentPrefix.Length..], new RunwayTask { Id = id }, connection.Clock.GetUtcNow()).ConfigureAwait(false);
        _adopted.Add(id);
    }

    private async Task<IReadOnlyList<IResource>> CandidatesAsync(JournalRecord create, IResourceList list, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        if (!_lists.TryGetValue(list.Kind, out var all))
        {
            _lists[list.Kind] = all = await ReadAsync(list, observer, cancellationToken).ConfigureAwait(false);

            // Read after the list, so that each create of the journal whose resource is in the list is in it.
            _records = null;
        }

        var known = Records.Select(r => r.Id).OfType<string>().Concat(_adopted).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var name = connection.Clean(create.Prompt, OutsideText.LongestName);
        var candidates = new List<IResource>();
        foreach (var resource in all.Where(r => r.Name == name && Window.Has(create, r.CreatedAt) && !known.Contains(r.Id)))
        {
            if (create.Fingerprint is not { } hash || (await list.TraitOfAsync(resource, observer, cancellationToken).ConfigureAwait(false) is { } trait && ResourceRequest.HashOf(trait) == hash))
            {
                candidates.Add(resource);
            }
        }

        return candidates;
    }

    // Once for all creates of a kind. The whole list is read, since its order is not documented.
    private static async Task<List<IResource>> ReadAsync(IResourceList list, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var found = new List<IResource>();
        await foreach (var resource in list.NewestAsync(observer, cancellationToken).ConfigureAwait(false))
        {
            // It may be the one that is looked for, or a second one.
            found.Add(resource is { Id.Length: > 0, Name: not null, CreatedAt: not null } ? resource
                : throw Unsettled($"The list of {list.Kind.Path} has an entry whose id, name or time cannot be read, so that no {list.Kind.Name} is certain."));
        }

        return found;
    }

    private static RunwayException Unsettled(FormattableString message, ErrorCase? special = null) =>
        new(RunwayErrors.OutcomeNotSettled, FormattableString.Invariant(message)) { Case = special };
}
