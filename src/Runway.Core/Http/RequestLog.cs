using Runway.Observing;

namespace Runway.Http;

/// <summary>
/// The newest requests of one connection, without bodies, for diagnosis. Limited to its capacity. Thread-safe.
/// </summary>
internal sealed class RequestLog
{
    /// <summary>The maximum number of requests.</summary>
    public const int Capacity = 100;

    private readonly object _gate = new();
    private readonly RequestRecord[] _newest = new RequestRecord[Capacity];
    private long _count;

    /// <summary>Adds a request, and drops the oldest beyond the capacity.</summary>
    /// <returns>The logged request, without its bodies.</returns>
    public RequestRecord Add(RequestRecord request)
    {
        var bare = request.RequestBody is null && request.ResponseBody is null ? request : request with { RequestBody = null, ResponseBody = null };
        lock (_gate)
        {
            _newest[_count++ % Capacity] = bare;
        }

        return bare;
    }

    /// <summary>The newest requests, oldest first.</summary>
    public IReadOnlyList<RequestRecord> Newest(int most)
    {
        lock (_gate)
        {
            var count = Math.Min(Math.Min(most, Capacity), _count);
            var end = _count;
            return [.. Enumerable.Range(0, (int)count).Select(i => _newest[(end - count + i) % Capacity])];
        }
    }
}
