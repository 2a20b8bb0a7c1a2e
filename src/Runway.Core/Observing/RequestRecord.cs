using System.Globalization;

namespace Runway;

/// <summary>One request as it may be logged: nothing in it is secret.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Address">The path, or the whole address without its query for a host other than the API's.</param>
/// <param name="StatusCode">The HTTP status; null when no answer came.</param>
/// <param name="Duration">From sending to the end of the answer, in real time whatever the connection's clock.</param>
/// <param name="RequestId">The service's correlation id.</param>
/// <param name="Problem">Why no answer came.</param>
public sealed record RequestRecord(
    string Method,
    string Address,
    int? StatusCode,
    TimeSpan Duration,
    string? RequestId,
    string? Problem)
{
    /// <summary>When the request ended (UTC, real time whatever the connection's clock).</summary>
    public DateTimeOffset At { get; init; } = DateTimeOffset.UtcNow;

    /// <summary>Which try of one and the same request it was, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The task that it was about, or made; null where it was about none.</summary>
    public string? TaskId { get; internal set; }

    /// <summary>The redacted request body, when it was asked for and is text.</summary>
    public string? RequestBody { get; init; }

    /// <summary>The redacted response body, when it was asked for and is text.</summary>
    public string? ResponseBody { get; init; }

    /// <summary>One line: <c>POST /v1/text_to_image 200 in 43 ms (attempt 1, request id …)</c>.</summary>
    public override string ToString()
    {
        var outcome = StatusCode?.ToString(CultureInfo.InvariantCulture) ?? $"no answer: {Problem}";
        var id = RequestId is null ? string.Empty : $", request id {RequestId}";
        return string.Create(CultureInfo.InvariantCulture, $"{Method} {Address} {outcome} in {Duration.TotalMilliseconds:0} ms (attempt {Attempt}{id})");
    }
}
