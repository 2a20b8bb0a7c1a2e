namespace Runway.Emulator.Avatars;

/// <summary>All resources of one kind. Thread-safe.</summary>
internal sealed class ResourceStore<T>
    where T : class, IResource
{
    private readonly object _gate = new();
    private readonly Dictionary<Guid, T> _all = [];
    private long _number;

    /// <summary>All of them with their numbers, the newest first.</summary>
    public IReadOnlyList<(long Number, T Entry)> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _all.Values.OrderByDescending(entry => entry.Number).Select(entry => (entry.Number, entry))];
            }
        }
    }

    public T? Find(Guid id)
    {
        lock (_gate)
        {
            return _all.GetValueOrDefault(id);
        }
    }

    /// <summary>One by the text of its id; null where it is no id or there is none.</summary>
    public T? Find(string? id) => Guid.TryParse(id, out var guid) ? Find(guid) : null;

    /// <summary>Adds one, which is made with the next number.</summary>
    public T Add(Func<long, T> make)
    {
        lock (_gate)
        {
            var added = make(++_number);
            _all[added.Id] = added;
            return added;
        }
    }

    /// <summary>Changes one, which gets the next number for its change; null where there is none.</summary>
    public T? Change(Guid id, Func<T, long, T> change)
    {
        lock (_gate)
        {
            return _all.TryGetValue(id, out var found) ? _all[id] = change(found, ++_number) : null;
        }
    }

    public bool Remove(Guid id)
    {
        lock (_gate)
        {
            return _all.Remove(id);
        }
    }
}
