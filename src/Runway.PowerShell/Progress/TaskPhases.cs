using Runway.Tasks;

namespace Runway.PowerShell.Progress;

/// <summary>The phase of a task for its status.</summary>
internal static class TaskPhases
{
    // A failed task is either finished at once or retried. An unknown status probably means that the task is running.
    public static TaskPhase Of(string? status) => status switch
    {
        null or RunwayTaskStatus.Pending or RunwayTaskStatus.Throttled or RunwayTaskStatus.Failed or RunwayTaskStatus.Cancelled => TaskPhase.Queued,
        RunwayTaskStatus.Succeeded => TaskPhase.Finishing,
        _ => TaskPhase.Running,
    };
}
