using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// The progress of one batch: noted on any thread, shown on the pipeline thread at most four times a second, so that
/// a thousand tasks cost no more to show than one.
/// </summary>
internal sealed class BatchProgress(Cmdlet cmdlet, string activity)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    // One bar for each command of a pipeline: New-, Wait- and Save- run side by side.
    private readonly int _activityId = activity.Aggregate(17, (hash, c) => (hash * 31) + c) & 0x7FFFFFFF;
    private readonly ConcurrentDictionary<string, RunwayTask> _running = new();
    private readonly ConcurrentDictionary<string, (long Sent, long Total)> _uploads = new();
    private readonly Stopwatch _sinceShown = new();
    private int _total;
    private int _done;

    /// <summary>One more to do.</summary>
    public void Add() => Interlocked.Increment(ref _total);

    /// <summary>One less to do.</summary>
    public void Finish(string? id = null)
    {
        Interlocked.Increment(ref _done);
        if (id is not null)
        {
            _running.TryRemove(id, out _);
        }
    }

    /// <summary>Bytes of a file went out.</summary>
    public void NoteUpload(string path, long sent, long total)
    {
        if (sent < total)
        {
            _uploads[path] = (sent, total);
        }
        else
        {
            _uploads.TryRemove(path, out _);
        }
    }

    /// <summary>A task was read.</summary>
    public void Note(RunwayTask task)
    {
        if (RunwayTaskStatus.IsFinished(task.Status))
        {
            _running.TryRemove(task.Id, out _);
        }
        else
        {
            _running[task.Id] = task;
        }
    }

    /// <summary>Pipeline thread: shows the state when the last showing is long enough ago.</summary>
    public void ShowWhenDue()
    {
        if (_total == 0 || (_sinceShown.IsRunning && _sinceShown.Elapsed < Interval))
        {
            return;
        }

        _sinceShown.Restart();
        var running = _running.Values.Where(t => t.Status == RunwayTaskStatus.Running).ToList();
        var part = running.Sum(t => t.Progress ?? 0);
        var record = new ProgressRecord(_activityId, activity, Describe(running.Count))
        {
            PercentComplete = (int)Math.Clamp(100 * (_done + part) / _total, 0, 100),
        };
        cmdlet.WriteProgress(record);
    }

    /// <summary>Pipeline thread: takes the bar away.</summary>
    public void Complete()
    {
        if (_sinceShown.IsRunning)
        {
            cmdlet.WriteProgress(new ProgressRecord(_activityId, activity, "done") { RecordType = ProgressRecordType.Completed });
        }
    }

    private string Describe(int running)
    {
        var throttled = _running.Values.Count(t => t.Status == RunwayTaskStatus.Throttled);
        var text = string.Create(CultureInfo.CurrentCulture, $"{_done} of {_total} done");
        text += running > 0 ? $", {running} running" : string.Empty;
        text += _uploads.IsEmpty ? string.Empty : string.Create(CultureInfo.CurrentCulture, $", uploading {_uploads.Count} ({100 * _uploads.Values.Sum(u => u.Sent) / Math.Max(1, _uploads.Values.Sum(u => u.Total))} %)");
        return text + (throttled > 0 ? $", {throttled} waiting for a slot" : string.Empty);
    }
}
