using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using Runway.Tasks;

namespace Runway.PowerShell.Progress;

/// <summary>A task with a progress bar of its own: its progress at the service, or that of its download.</summary>
internal sealed class ActiveTask(string id, string label)
{
    private const int MaxLabel = 48;

    // Below this progress the remaining time is not estimated.
    private const double LeastToExtrapolate = 0.1;

    private readonly Stopwatch _watched = Stopwatch.StartNew();
    private double? _from;
    private double? _progress;
    private TimeSpan _noted;
    private string? _status;
    private (long Received, long? Total)? _download;

    public string Id => id;

    /// <summary>The label of a task: its prompt, or its model, or its id.</summary>
    public static string LabelOf(RunwayTask task)
    {
        var text = (task.PromptText ?? task.Model ?? task.Id).ReplaceLineEndings(" ");
        return text.Length <= MaxLabel ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[MaxLabel - 2]) ? MaxLabel - 2 : MaxLabel - 1), "…");
    }

    public void Note(RunwayTask task)
    {
        _status = task.Status;
        _progress = task.Progress;
        _from ??= task.Progress;
        _noted = _watched.Elapsed;
    }

    public void NoteDownload(long received, long? total) => _download = (received, total);

    /// <summary>The progress bar of the task, a child of that of the batch.</summary>
    public ProgressRecord Describe(int barId, int parentId)
    {
        var record = new ProgressRecord(barId, label, _status ?? RunwayTaskStatus.Running) { ParentActivityId = parentId };
        if (_download is var (received, total))
        {
            const double Megabyte = 1_000_000;
            record.StatusDescription = total is { } all
                ? string.Create(CultureInfo.CurrentCulture, $"saving, {received / Megabyte:0.0} of {all / Megabyte:0.0} MB")
                : string.Create(CultureInfo.CurrentCulture, $"saving, {received / Megabyte:0.0} MB");
            record.PercentComplete = total is > 0 ? (int)Math.Clamp(100 * received / total.Value, 0, 100) : -1;
        }
        else
        {
            record.PercentComplete = _progress is { } part ? (int)Math.Clamp(100 * part, 0, 100) : -1;
            record.SecondsRemaining = SecondsLeft();
        }

        return record;
    }

    private int SecondsLeft()
    {
        if (_progress is not { } part || _from is not { } from || part - from < LeastToExtrapolate)
        {
            return -1;
        }

        var whole = _noted.TotalSeconds * (1 - part) / (part - from);
        return (int)Math.Clamp(Math.Ceiling(whole - (_watched.Elapsed - _noted).TotalSeconds), 0, int.MaxValue);
    }
}
