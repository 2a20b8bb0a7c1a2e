namespace Runway.Tasks;

/// <summary>
/// The known values of <see cref="RunwayTask.Status"/>. The service may add others, which are kept unchanged and count as
/// unfinished.
/// </summary>
internal static class RunwayTaskStatus
{
    /// <summary>Accepted, not yet started.</summary>
    public const string Pending = "PENDING";

    /// <summary>Stored, and waiting for one of the organization's concurrency slots.</summary>
    public const string Throttled = "THROTTLED";

    /// <summary>Started; see <see cref="RunwayTask.Progress"/>.</summary>
    public const string Running = "RUNNING";

    /// <summary>Finished; <see cref="RunwayTask.Output"/> has the URLs.</summary>
    public const string Succeeded = "SUCCEEDED";

    /// <summary>Ended without a result; <see cref="RunwayTask.FailureCode"/> has the reason.</summary>
    public const string Failed = "FAILED";

    /// <summary>Cancelled before it was finished.</summary>
    public const string Cancelled = "CANCELLED";

    /// <summary>
    /// Set by this module: a create whose response was lost, so that it is not known whether there is a task, or a task without a
    /// status in its response.
    /// </summary>
    public const string Unknown = "UNKNOWN";

    /// <summary>Set by this module: a task that it deleted before its output was saved.</summary>
    public const string Deleted = "DELETED";

    /// <summary>Set by this module: a task that the service no longer has, since another client deleted it.</summary>
    public const string Gone = "GONE";

    /// <summary>All of the above.</summary>
    public static IReadOnlyList<string> All { get; } = [Pending, Throttled, Running, Succeeded, Failed, Cancelled, Unknown, Deleted, Gone];

    /// <summary>Whether two values mean the same status: ignores case and the spelling of <c>CANCELED</c>.</summary>
    public static bool IsSame(string one, string other) =>
        string.Equals(Normalize(one.Trim().ToUpperInvariant()), Normalize(other.ToUpperInvariant()), StringComparison.Ordinal);

    /// <summary>Whether the status is final.</summary>
    public static bool IsFinished(string? status) => status is Succeeded or Failed or Cancelled;

    /// <summary>Whether the value is a status that the service returns.</summary>
    public static bool IsKnown(string? status) => status is Pending or Throttled or Running || IsFinished(status);

    /// <summary>The status of a voice or an avatar as that of a task.</summary>
    public static string OfResource(string? status) => status switch
    {
        null => Unknown,
        "PROCESSING" => Running,
        "READY" => Succeeded,
        _ => status,
    };

    /// <summary>The normalized spelling: <c>CANCELLED</c> for <c>CANCELED</c>.</summary>
    public static string Normalize(string status) => status == "CANCELED" ? Cancelled : status;
}
