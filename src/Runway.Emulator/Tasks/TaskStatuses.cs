namespace Runway.Emulator.Tasks;

/// <summary>The statuses that the live API is known to report.</summary>
internal static class TaskStatuses
{
    public const string Pending = "PENDING";
    public const string Throttled = "THROTTLED";
    public const string Running = "RUNNING";
    public const string Succeeded = "SUCCEEDED";
    public const string Failed = "FAILED";
}
