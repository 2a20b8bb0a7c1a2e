using Runway.Journal;
using Runway.Operations;

namespace Runway.Batches;

/// <summary>The places of a batch by the fingerprint of their request: those in the journal and new ones.</summary>
internal sealed class BatchTasks
{
    private readonly Dictionary<string, List<BatchPlace>> _places;
    private readonly bool _hasEarlier;
    private readonly bool _hasFormer;
    private readonly SharedBatch? _shared;

    /// <summary>Reads a batch of the service with this base URL from the journal, for any key.</summary>
    /// <exception cref="RunwayException">The journal cannot be read.</exception>
    public BatchTasks(TaskJournal? journal, Uri address, string batch, SharedBatch? shared)
    {
        _shared = shared;
        var service = address + "#";
        List<JournalRecord> records = [.. (journal?.Read() ?? []).Where(r => r.IsTask)];

        // A task that was created again is replaced by its repetition.
        var repeated = records.Select(r => r.RetryOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        _places = records
            .Where(r => r.Fingerprint is not null && (r.Id is null || !repeated.Contains(r.Id)))
            .Where(r => string.Equals(r.Batch, batch, StringComparison.OrdinalIgnoreCase) && r.Service?.StartsWith(service, StringComparison.Ordinal) == true)
            .GroupBy(r => r.Fingerprint!)
            .ToDictionary(g => g.Key, g => g.OrderBy(r => r.Id is null).Select(r => new BatchPlace(shared, r.ToTask())).ToList());
        _hasEarlier = _places.Count > 0;
        _hasFormer = _places.Keys.Any(FormerFingerprint.IsOne);
    }

    /// <summary>The next place of an input for one command, by the number of places that it already has for each input.</summary>
    public BatchPlace Next(RequestReview review, Dictionary<string, int> had)
    {
        var fingerprint = RequestFingerprint.Of(review);
        lock (_places)
        {
            var found = FingerprintsOf(review, fingerprint).FirstOrDefault(f => _places.TryGetValue(f, out var places) && had.GetValueOrDefault(f) < places.Count) ?? fingerprint;
            if (!_places.TryGetValue(found, out var list))
            {
                _places[found] = list = [];
            }

            var number = had.GetValueOrDefault(found);
            had[found] = number + 1;
            if (number == list.Count)
            {
                list.Add(new BatchPlace(_shared, null));
            }

            return list[number];
        }
    }

    // One after the other, as long as none is found: the earlier forms cost a hash each, and only a batch that an earlier version
    // began has any.
    private IEnumerable<string> FingerprintsOf(RequestReview review, string fingerprint)
    {
        yield return fingerprint;
        if (_hasEarlier && RequestFingerprint.BeforeDurationOf(review) is { } before)
        {
            yield return before;
        }

        foreach (var former in _hasFormer ? FormerFingerprint.Of(review.Request) : [])
        {
            yield return former;
        }
    }
}
