namespace Runway.Emulator.RunwayAI;

/// <summary>Logs requests and completed operations.</summary>
internal sealed class RequestLog(int requestLimit)
{
    private readonly object _gate = new();
    private readonly Queue<EmulatorRequest> _requests = new();
    private readonly List<AcceptedOperation> _accepted = [];
    private long _requestCount;
    private long _faultedRequests;
    private long _leakedRunwayKeys;

    public IReadOnlyList<EmulatorRequest> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    public IReadOnlyList<AcceptedOperation> Accepted
    {
        get
        {
            lock (_gate)
            {
                return [.. _accepted];
            }
        }
    }

    public long RequestCount => Interlocked.Read(ref _requestCount);

    public long FaultedRequests => Interlocked.Read(ref _faultedRequests);

    public long LeakedRunwayKeys => Interlocked.Read(ref _leakedRunwayKeys);

    public void CountFault() => Interlocked.Increment(ref _faultedRequests);

    public void CountLeakedRunwayKey() => Interlocked.Increment(ref _leakedRunwayKeys);

    public void NoteRequest(EmulatorRequest request)
    {
        Interlocked.Increment(ref _requestCount);
        if (requestLimit <= 0)
        {
            return;
        }

        lock (_gate)
        {
            if (_requests.Count == requestLimit)
            {
                _requests.Dequeue();
            }

            _requests.Enqueue(request);
        }
    }

    /// <param name="call">The completed operation.</param>
    /// <param name="url">The URL of the new medium, or null.</param>
    public void NoteAccepted(OperationCall call, string? url)
    {
        var parameters = call.Arguments.All
            .Where(argument => argument.Key != ParameterNames.AuthToken)
            .ToDictionary(argument => argument.Key, argument => argument.Value, StringComparer.Ordinal);
        lock (_gate)
        {
            _accepted.Add(new AcceptedOperation(call.Name, parameters, url, call.Now));
        }
    }
}
