using System.Globalization;

namespace Runway.Observing;

/// <summary>One request for logs, without secrets.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Address">The path, or the URL without its query for a host other than the API's.</param>
/// <param name="StatusCode">The HTTP status code; null without a response.</param>
/// <param name="Duration">The time from sending to the end of the response, in real time for any clock of the connection.</param>
/// <param name="RequestId">The service's correlation id.</param>
/// <param name="Problem">Why there was no response.</param>
internal sealed record RequestRecord(
    string Method,
    string Address,
    int? StatusCode,
    TimeSpan Duration,
    string? RequestId,
    string? Problem)
{
    /// <summary>When the request ended (UTC, in real time for any clock of the connection).</summary>
    public DateTimeOffset At { get; init; } = DateTimeOffset.UtcNow;

    /// <summary>The number of the attempt, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The id of the task that it read, changed or created, or null.</summary>
    public string? TaskId { get; internal set; }

    /// <summary>The redacted request body, if it was requested and is text.</summary>
    public string? RequestBody { get; init; }

    /// <summary>The redacted response body, if it was requested and is text.</summary>
    public string? ResponseBody { get; init; }

    /// <summary>The request on one line: <c>POST /v1/text_to_image 200 in 43 ms (attempt 1, request id …)</c>.</summary>
    public override string ToString()
    {
        var outcome = StatusCode?.ToString(CultureInfo.InvariantCulture) ?? $"no answer: {Problem}";
        var id = RequestId is null ? string.Empty : $", request id {RequestId}";
        return string.Create(CultureInfo.InvariantCulture, $"{Method} {Address} {outcome} in {Duration.TotalMilliseconds:0} ms (attempt {Attempt}{id})");
    }
}
