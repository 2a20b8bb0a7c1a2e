using System.Globalization;

namespace Runway;

/// <summary>One request that a connection sent.</summary>
public sealed record DiagnosticRequest
{
    /// <summary>When it ended (UTC, real time).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path, or the address without its query for a host other than the API's.</summary>
    public required string Address { get; init; }

    /// <summary>The HTTP status; null when no answer came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>How long it took, in milliseconds of real time.</summary>
    public required int Milliseconds { get; init; }

    /// <summary>Which try of one and the same request it was, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>The service's correlation id.</summary>
    public string? RequestId { get; init; }

    /// <summary>The task that it was about, or made.</summary>
    public string? TaskId { get; init; }

    /// <summary>Why no answer came.</summary>
    public string? Problem { get; init; }

    /// <summary>The prompt of the task; null unless it was asked for.</summary>
    public string? PromptText { get; init; }

    /// <summary>One line.</summary>
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
