using Runway.Generated;

namespace Runway;

/// <summary>The one place where the wire's types become ours.</summary>
internal static class TaskMapper
{
    /// <summary>What the service now says, on top of what we knew (index, prompt and model are ours alone).</summary>
    public static RunwayTask Merge(RunwayTask known, TaskResponse read) => known with
    {
        Status = RunwayTaskStatus.Normalize(read.Status.ToString() is { Length: > 0 } s ? s : RunwayTaskStatus.Unknown),
        CreatedAt = read.CreatedAt ?? known.CreatedAt,
        Progress = read.Progress,
        Output = read.Output?.ToArray() ?? [],
        Failure = read.Failure,
        FailureCode = read.FailureCode,
        EstimatedCredits = read.EstimatedCost?.Amount ?? known.EstimatedCredits,
        Credits = read.Cost?.Amount ?? known.Credits,
    };
}
