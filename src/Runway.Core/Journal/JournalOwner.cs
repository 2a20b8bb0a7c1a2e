using System.Globalization;

namespace Runway.Journal;

/// <summary>
/// Who writes a file of the journal. Whether a writer is at work is told by this and never by a lock: on NFS and SMB .NET takes
/// none for a writer.
/// </summary>
/// <param name="Host">The machine's name, for the eye.</param>
/// <param name="Process">The process id.</param>
/// <param name="Started">When the process started, in the system's own count; ids are given again, this is not.</param>
/// <param name="Boot">This start of the system. While it lasts, nothing that was written is lost, whatever ends a process.</param>
/// <param name="Space">The system's list of processes in which the id counts: containers have lists of their own.</param>
internal sealed record JournalOwner(string Host, int Process, string Started, string Boot, string Space)
{
    private const string BootIdFile = "/proc/sys/kernel/random/boot_id";
    private const string SpaceFile = "/proc/self/ns/pid";

    /// <summary>How far two looks at the time of the system's start may differ: clocks are set right now and then.</summary>
    private static readonly TimeSpan ClockStep = TimeSpan.FromMinutes(2);

    /// <summary>This process.</summary>
    public static JournalOwner Current { get; } = new(Environment.MachineName, Environment.ProcessId, StartOf(Environment.ProcessId) ?? string.Empty, ReadBoot(), ReadSpace());

    /// <summary>Whether the system was not started again since: then a line that is missing was never written.</summary>
    public bool IsOfThisBoot => IsSameBoot(Boot, Current.Boot);

    /// <summary>Whether the process ids of the owner are those that this process sees.</summary>
    public bool IsOfThisSystem => IsSeenFrom(Current);

    /// <summary>Whether the process is at work. Means something only where <see cref="IsOfThisSystem"/>.</summary>
    public bool IsAlive => StartOf(Process) is { } start && (start.Length == 0 || start == Started);

    /// <summary>Whether another process sees this one in its list of processes, and could tell that it is gone.</summary>
    public bool IsSeenFrom(JournalOwner other) => Started.Length > 0 && IsSameBoot(Boot, other.Boot) && Host == other.Host && Space == other.Space;

    /// <summary>
    /// When a process started, in the system's own count; null when there is no such process any more, and empty when there is
    /// one that does not tell, such as that of another user.
    /// </summary>
    public static string? StartOf(int process)
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                // "pid (name) state ...": the name may hold anything, so that what follows is counted from its last bracket.
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

    private static string ReadSpace()
    {
        try
        {
            return File.ResolveLinkTarget(SpaceFile, returnFinalTarget: false)?.Name ?? string.Empty;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    private static bool IsSameBoot(string one, string other) => one == other
        || (DateTimeOffset.TryParse(one, CultureInfo.InvariantCulture, out var first) && DateTimeOffset.TryParse(other, CultureInfo.InvariantCulture, out var second) && (first - second).Duration() < ClockStep);
}
