using Runway.Generated.Models;
using Runway.Http;
using Runway.Tasks;
using Runway.Texts;

namespace Runway.Waiting;

/// <summary>Maps the generated types to the types of the engine.</summary>
internal static class TaskMapper
{
    /// <summary>Updates a task with a response. The service does not return index, prompt and model. Its texts are made safe to show.</summary>
    public static RunwayTask Merge(RunwayTask known, TaskResponse read, ConnectionContext connection) => known with
    {
        Status = StatusOf(read.Status, connection),
        CreatedAt = read.CreatedAt ?? known.CreatedAt,
        Progress = read.Progress,
        Output = read.Output?.Select(OutsideText.Address).ToArray() ?? [],
        Failure = connection.Clean(read.Failure),
        FailureCode = connection.Clean(read.FailureCode, OutsideText.LongestName),
        EstimatedCredits = CreditAmount.Plausible(read.EstimatedCost?.CreditsProp) ?? known.EstimatedCredits,
        Credits = CreditAmount.Plausible(read.Cost?.CreditsProp) ?? known.Credits,
    };

    private static string StatusOf(string? text, ConnectionContext connection) => string.IsNullOrEmpty(text)
        ? RunwayTaskStatus.Unknown
        : RunwayTaskStatus.Normalize(text) is var status && RunwayTaskStatus.IsKnown(status) ? status : connection.Clean(status, OutsideText.LongestName)!;

    /// <summary>Updates a task with the result of another read.</summary>
    public static RunwayTask Merge(RunwayTask known, RunwayTask seen) => known with
    {
        Status = seen.Status,
        CreatedAt = seen.CreatedAt ?? known.CreatedAt,
        FinishedAt = seen.FinishedAt ?? known.FinishedAt,
        Progress = seen.Progress,
        Output = seen.Output,
        Failure = seen.Failure,
        FailureCode = seen.FailureCode,
        EstimatedCredits = seen.EstimatedCredits ?? known.EstimatedCredits,
        Credits = seen.Credits ?? known.Credits,
    };
}
