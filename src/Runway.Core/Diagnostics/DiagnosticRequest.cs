using System.Globalization;

namespace Runway;

/// <summary>One request that a connection sent.</summary>
public sealed record DiagnosticRequest
{
    /// <summary>When it ended (UTC, real time).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path, or the URL without its query for a host other than the API's.</summary>
    public required string Address { get; init; }

    /// <summary>The HTTP status code; null without a response.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The duration in milliseconds of real time.</summary>
    public required int Milliseconds { get; init; }

    /// <summary>The number of the attempt, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>The service's correlation id.</summary>
    public string? RequestId { get; init; }

    /// <summary>The id of the task that it read, changed or created.</summary>
    public string? TaskId { get; init; }

    /// <summary>Why there was no response.</summary>
    public string? Problem { get; init; }

    /// <summary>The prompt of the task; null unless it was requested.</summary>
    public string? PromptText { get; init; }

    /// <summary>The request on one line.</summary>
    public override string ToString()
    {
        var parts = new[]
        {
            FormattableString.Invariant($"{At:HH:mm:ss} {Method} {Address} {StatusCode?.ToString(CultureInfo.InvariantCulture) ?? "-"} {Milliseconds} ms #{Attempt}"),
            RequestId,
            TaskId is { } id && !Address.Contains(id, StringComparison.Ordinal) ? $"-> {id}" : null,
            Problem,
            PromptText is { } prompt ? $"'{prompt.ReplaceLineEndings(" ")}'" : null,
        };
        return string.Join(' ', parts.Where(p => !string.IsNullOrEmpty(p)));
    }
}
