using System.Globalization;
using System.Text;

namespace Runway.PowerShell.Progress;

/// <summary>The counts of a batch. Not thread-safe; the caller holds the lock.</summary>
internal sealed class BatchCounts
{
    private readonly int[] _in = new int[Enum.GetValues<TaskPhase>().Length];
    private double _parts;

    public int Total { get; set; }

    public int Done { get; set; }

    public int Failed { get; set; }

    public double Credits { get; set; }

    /// <summary>The number of finished tasks, plus the progress of running tasks.</summary>
    public double DoneParts => Done + _in[(int)TaskPhase.Finishing] + _parts;

    public void Enter((TaskPhase Phase, double Part) task)
    {
        _in[(int)task.Phase]++;
        _parts += task.Part;
    }

    public void Leave((TaskPhase Phase, double Part) task)
    {
        _in[(int)task.Phase]--;
        _parts -= task.Part;
    }

    /// <summary>The status line of the progress bar.</summary>
    public string Describe(bool isWhole, IReadOnlyCollection<(long Sent, long Total)> uploads)
    {
        var culture = CultureInfo.CurrentCulture;
        var text = new StringBuilder(isWhole
            ? string.Create(culture, $"{Done:N0} of {Total:N0} done")
            : string.Create(culture, $"{Done:N0} done"));
        Append(Failed, "failed");
        Append(_in[(int)TaskPhase.Running], "running");
        Append(_in[(int)TaskPhase.Finishing], "finishing");
        Append(_in[(int)TaskPhase.Queued], "queued");
        if (uploads.Count > 0)
        {
            text.Append(culture, $", uploading {uploads.Count} ({100 * uploads.Sum(u => u.Sent) / Math.Max(1, uploads.Sum(u => u.Total))} %)");
        }

        return Credits > 0 ? text.Append(culture, $", {Credits:#,0.##} credits").ToString() : text.ToString();

        void Append(int count, string what)
        {
            if (count > 0)
            {
                text.Append(culture, $", {count:N0} {what}");
            }
        }
    }
}
