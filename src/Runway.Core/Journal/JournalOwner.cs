using System.Globalization;

namespace Runway.Journal;

/// <summary>
/// The process that writes a journal file. Whether it still runs is decided by this and not by a file lock: on NFS and SMB .NET
/// takes no lock for a writer.
/// </summary>
/// <param name="Host">The machine's name, for display.</param>
/// <param name="Process">The process id.</param>
/// <param name="Started">The start time of the process in the system's own unit. Process ids are reused.</param>
/// <param name="Boot">The boot id of the system. Until the next boot, no written byte is lost.</param>
/// <param name="PidNamespace">The namespace of the process id: each container has its own.</param>
internal sealed record JournalOwner(string Host, int Process, string Started, string Boot, string PidNamespace)
{
    private const string BootIdFile = "/proc/sys/kernel/random/boot_id";
    private const string PidNamespaceFile = "/proc/self/ns/pid";

    /// <summary>How far two readings of the boot time may differ, since clocks are adjusted.</summary>
    private static readonly TimeSpan ClockStep = TimeSpan.FromMinutes(2);

    /// <summary>This process.</summary>
    public static JournalOwner Current { get; } = new(Environment.MachineName, Environment.ProcessId, StartOf(Environment.ProcessId) ?? string.Empty, ReadBoot(), ReadPidNamespace());

    /// <summary>Whether the system was not restarted since: then a missing line was never written.</summary>
    public bool IsOfThisBoot => IsSameBoot(Boot, Current.Boot);

    /// <summary>Whether the owner's process id is valid for this process.</summary>
    public bool IsOfThisSystem => IsVisibleTo(Current);

    /// <summary>Whether the process runs. Valid only where <see cref="IsOfThisSystem"/>.</summary>
    public bool IsAlive => StartOf(Process) is { } start && (start.Length == 0 || start == Started);

    /// <summary>
    /// Whether it is certain that the process has ended. Unlike <see cref="IsOfThisSystem"/> this also holds after a restart; a process
    /// of another machine or container may run.
    /// </summary>
    public bool IsDead => Started.Length > 0 && Host == Current.Host && PidNamespace == Current.PidNamespace && !IsAlive;

    /// <summary>Whether another process can check by the process id if this one still runs.</summary>
    public bool IsVisibleTo(JournalOwner other) => Started.Length > 0 && IsSameBoot(Boot, other.Boot) && Host == other.Host && PidNamespace == other.PidNamespace;

    /// <summary>
    /// The start time of a process in the system's own unit; null when it does not run, empty when its start time is not
    /// accessible, as for a process of another user.
    /// </summary>
    public static string? StartOf(int process)
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                // "pid (name) state ...": the name may contain brackets.
                var text = File.ReadAllText(FormattableString.Invariant($"/proc/{process}/stat"));
                var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
                return fields[0] is "Z" or "X" ? null : fields[19];
            }

            using var found = System.Diagnostics.Process.GetProcessById(process);
            return found.HasExited ? null : found.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            return string.Empty;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException)
        {
            return null;
        }
    }

    private static string ReadBoot() => File.Exists(BootIdFile)
        ? File.ReadAllText(BootIdFile).Trim()
        : (DateTimeOffset.UtcNow - TimeSpan.FromMilliseconds(Environment.TickCount64)).ToString("O", CultureInfo.InvariantCulture);

    private static string ReadPidNamespace()
    {
        try
        {
            return File.ResolveLinkTarget(PidNamespaceFile, returnFinalTarget: false)?.Name ?? string.Empty;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    private static bool IsSameBoot(string one, string other) => one == other
        || (DateTimeOffset.TryParse(one, CultureInfo.InvariantCulture, out var first) && DateTimeOffset.TryParse(other, CultureInfo.InvariantCulture, out var second) && (first - second).Duration() < ClockStep);
}
