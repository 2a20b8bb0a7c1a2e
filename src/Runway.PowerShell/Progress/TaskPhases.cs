using Runway.Tasks;

namespace Runway.PowerShell.Progress;

/// <summary>Tells the phase of a task by its status.</summary>
internal static class TaskPhases
{
    // One that failed is either done at once or about to be repeated; a status of next year is more likely work than not.
    public static TaskPhase Of(string? status) => status switch
    {
        null or RunwayTaskStatus.Pending or RunwayTaskStatus.Throttled or RunwayTaskStatus.Failed or RunwayTaskStatus.Cancelled => TaskPhase.Queued,
        RunwayTaskStatus.Succeeded => TaskPhase.Finishing,
        _ => TaskPhase.Running,
    };
}
