namespace Runway;

/// <summary>
/// The known values of <see cref="RunwayTask.Status"/>. The set is open: a value that is not listed here is kept as
/// the service wrote it and counts as unfinished.
/// </summary>
public static class RunwayTaskStatus
{
    /// <summary>Accepted, not yet started.</summary>
    public const string Pending = "PENDING";

    /// <summary>Stored, and waiting for one of the organization's concurrency slots.</summary>
    public const string Throttled = "THROTTLED";

    /// <summary>Being worked on; <see cref="RunwayTask.Progress"/> tells how far.</summary>
    public const string Running = "RUNNING";

    /// <summary>Done; <see cref="RunwayTask.Output"/> holds the URLs.</summary>
    public const string Succeeded = "SUCCEEDED";

    /// <summary>Ended without a result; <see cref="RunwayTask.FailureCode"/> tells why.</summary>
    public const string Failed = "FAILED";

    /// <summary>Cancelled before it was done.</summary>
    public const string Cancelled = "CANCELLED";

    /// <summary>
    /// Ours, not the service's: a create whose answer was lost, so that nobody knows whether there is a task, or a
    /// task whose answer has no status.
    /// </summary>
    public const string Unknown = "UNKNOWN";

    /// <summary>Ours, not the service's: a task that was deleted from here before its output was saved.</summary>
    public const string Deleted = "DELETED";

    /// <summary>Ours, not the service's: a task that the service does not know any more. It was deleted elsewhere.</summary>
    public const string Gone = "GONE";

    /// <summary>All of the above.</summary>
    public static IReadOnlyList<string> All { get; } = [Pending, Throttled, Running, Succeeded, Failed, Cancelled, Unknown, Deleted, Gone];

    /// <summary>Whether two texts mean one state: neither case nor the spelling of <c>CANCELED</c> matters.</summary>
    public static bool IsSame(string one, string other) =>
        string.Equals(Normalize(one.Trim().ToUpperInvariant()), Normalize(other.ToUpperInvariant()), StringComparison.Ordinal);

    /// <summary>Whether nothing more will happen to a task with this status.</summary>
    public static bool IsFinished(string? status) => status is Succeeded or Failed or Cancelled;

    /// <summary>Whether the value is one of the constants above.</summary>
    public static bool IsKnown(string? status) => status is Pending or Throttled or Running || IsFinished(status);

    /// <summary>The status in its usual spelling: <c>CANCELED</c> is read as <c>CANCELLED</c>.</summary>
    public static string Normalize(string status) => status == "CANCELED" ? Cancelled : status;
}
