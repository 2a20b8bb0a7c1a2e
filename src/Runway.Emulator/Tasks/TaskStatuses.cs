namespace Runway.Emulator.Tasks;

/// <summary>The known statuses of the live API.</summary>
internal static class TaskStatuses
{
    public const string Pending = "PENDING";
    public const string Throttled = "THROTTLED";
    public const string Running = "RUNNING";
    public const string Succeeded = "SUCCEEDED";
    public const string Failed = "FAILED";
}
