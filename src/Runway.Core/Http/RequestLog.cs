namespace Runway.Http;

/// <summary>
/// The newest requests of one connection, for whoever has to explain afterwards what went wrong. It never grows beyond
/// its capacity and holds no body. All members may be used from several threads at once.
/// </summary>
internal sealed class RequestLog
{
    /// <summary>How many requests are remembered.</summary>
    public const int Capacity = 100;

    private readonly object _gate = new();
    private readonly RequestRecord[] _newest = new RequestRecord[Capacity];
    private long _count;

    /// <summary>Remembers a request in place of the oldest one.</summary>
    /// <returns>What is remembered: the request without its bodies.</returns>
    public RequestRecord Add(RequestRecord request)
    {
        var bare = request.RequestBody is null && request.ResponseBody is null ? request : request with { RequestBody = null, ResponseBody = null };
        lock (_gate)
        {
            _newest[_count++ % Capacity] = bare;
        }

        return bare;
    }

    /// <summary>The newest requests, the oldest of them first.</summary>
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
