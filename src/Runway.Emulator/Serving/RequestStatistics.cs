namespace Runway.Emulator.Serving;

/// <summary>Statistics about the requests of clients.</summary>
internal sealed class RequestStatistics(int logLimit)
{
    private readonly object _gate = new();
    private readonly Queue<EmulatorRequest> _log = new();
    private readonly List<AcceptedCreate> _accepted = [];
    private readonly List<TimeSpan> _gaps = [];
    private readonly Dictionary<string, DateTimeOffset> _lastReads = new(StringComparer.OrdinalIgnoreCase);
    private (int Count, TimeSpan Sum) _noticed;
    private long _faultedRequests;
    private long _leakedAuthorizations;
    private long _taskReads;
    private long _requests;

    public int AcceptedCreates
    {
        get
        {
            lock (_gate)
            {
                return _accepted.Count;
            }
        }
    }

    public IReadOnlyList<AcceptedCreate> Accepted
    {
        get
        {
            lock (_gate)
            {
                return [.. _accepted];
            }
        }
    }

    /// <summary>The mean time from the end of a task to the first read that returns it, or null.</summary>
    public TimeSpan? MeanTimeToNotice
    {
        get
        {
            lock (_gate)
            {
                return _noticed.Count == 0 ? null : _noticed.Sum / _noticed.Count;
            }
        }
    }

    public long FaultedRequests => Interlocked.Read(ref _faultedRequests);

    public long LeakedAuthorizations => Interlocked.Read(ref _leakedAuthorizations);

    public long TaskReads => Interlocked.Read(ref _taskReads);

    public long RequestCount => Interlocked.Read(ref _requests);

    public IReadOnlyList<EmulatorRequest> Log
    {
        get
        {
            lock (_gate)
            {
                return [.. _log];
            }
        }
    }

    public void NoteAccepted(AcceptedCreate create)
    {
        lock (_gate)
        {
            _accepted.Add(create);
        }
    }

    public void CountFault() => Interlocked.Increment(ref _faultedRequests);

    public void CountLeakedAuthorization() => Interlocked.Increment(ref _leakedAuthorizations);

    /// <summary>Records the arrival of a read of a task.</summary>
    public void NoteRead(string id, DateTimeOffset now)
    {
        Interlocked.Increment(ref _taskReads);
        lock (_gate)
        {
            if (_lastReads.TryGetValue(id, out var last))
            {
                _gaps.Add(now - last);
            }

            _lastReads[id] = now;
        }
    }

    public void NoteEndNoticed(TimeSpan late)
    {
        lock (_gate)
        {
            _noticed = (_noticed.Count + 1, _noticed.Sum + late);
        }
    }

    public int ReadsUnder(TimeSpan span)
    {
        lock (_gate)
        {
            return _gaps.Count(gap => gap < span);
        }
    }

    public void NoteRequest(HttpRequestMessage request, DateTimeOffset at, int? status)
    {
        Interlocked.Increment(ref _requests);
        if (logLimit <= 0)
        {
            return;
        }

        var entry = new EmulatorRequest(
            at, request.Method.Method, request.RequestUri!.AbsolutePath, request.Headers.Contains("Authorization"), status);
        lock (_gate)
        {
            if (_log.Count == logLimit)
            {
                _log.Dequeue();
            }

            _log.Enqueue(entry);
        }
    }
}
