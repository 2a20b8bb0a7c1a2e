using System.Diagnostics;
using System.Management.Automation;
using Runway.Tasks;

namespace Runway.PowerShell.Progress;

/// <summary>
/// The progress of one batch: updated on any thread, shown on the pipeline thread once a second, and four times a second at first,
/// for short batches. Each update costs a terminal some milliseconds. Of a finished task only counts are kept.
/// </summary>
internal sealed class BatchProgress(string activity, ProgressOutlet outlet)
{
    private const int MaxChildren = 5;

    private const int QuickShowings = 8;

    private static readonly TimeSpan QuickInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly int _firstId = ProgressOutlet.NextIds(MaxChildren + 1);
    private readonly Dictionary<string, (TaskPhase Phase, double Part)> _unfinished = [];
    private readonly Dictionary<string, (long Sent, long Total)> _uploads = [];
    private readonly ActiveTask?[] _active = new ActiveTask?[MaxChildren];
    private readonly Stopwatch _sinceShown = new();
    private readonly BatchCounts _counts = new();
    private BatchPace? _pace;
    private int _showings;

    /// <summary>Adds an item that is not a task yet, or whose progress is not shown.</summary>
    public void Add()
    {
        lock (_gate)
        {
            _counts.Total++;
        }
    }

    /// <summary>Adds a task to wait for.</summary>
    public void Add(RunwayTask task)
    {
        lock (_gate)
        {
            _counts.Total++;
            _counts.Enter(_unfinished[task.Id] = default);
            Enter(task);
        }
    }

    /// <summary>The input is complete: from now on a percentage is shown.</summary>
    public void EndInput()
    {
        lock (_gate)
        {
            _pace ??= new BatchPace(_counts.DoneParts);
        }
    }

    /// <summary>An item is finished.</summary>
    public void Finish(bool succeeded, string? id = null)
    {
        lock (_gate)
        {
            _counts.Done++;
            _counts.Failed += succeeded ? 0 : 1;
            if (id is not null && _unfinished.Remove(id, out var was))
            {
                _counts.Leave(was);
                Release(id);
            }
        }
    }

    /// <summary>Credits that were charged or estimated by the service.</summary>
    public void Charge(double? credits)
    {
        lock (_gate)
        {
            _counts.Credits += credits ?? 0;
        }
    }

    /// <summary>Bytes of an upload were sent.</summary>
    public void NoteUpload(string path, long sent, long total)
    {
        lock (_gate)
        {
            if (sent < total)
            {
                _uploads[path] = (sent, total);
            }
            else
            {
                _uploads.Remove(path);
            }
        }
    }

    /// <summary>Bytes of a download were received.</summary>
    public void NoteDownload(RunwayTask task, long received, long? total)
    {
        lock (_gate)
        {
            if (_unfinished.ContainsKey(task.Id))
            {
                Activate(task)?.NoteDownload(received, total);
            }
        }
    }

    /// <summary>A task was read.</summary>
    public void Note(RunwayTask task)
    {
        lock (_gate)
        {
            if (_unfinished.ContainsKey(task.Id))
            {
                Enter(task);
            }
            else if (RunwayTaskStatus.IsFinished(task.Status))
            {
                // A retry of a failed task counts as the same item, but has credits of its own.
                _counts.Credits += task.Credits ?? 0;
            }
        }
    }

    /// <summary>Pipeline thread: shows the progress if the last update is old enough.</summary>
    public void ShowWhenDue()
    {
        if ((_sinceShown.IsRunning && _sinceShown.Elapsed < (_showings < QuickShowings ? QuickInterval : Interval)) || !outlet.IsWatched)
        {
            return;
        }

        _sinceShown.Restart();
        _showings++;
        lock (_gate)
        {
            if (_counts.Total > 0)
            {
                Show();
            }
        }
    }

    /// <summary>Pipeline thread: removes the bars.</summary>
    public void Complete()
    {
        for (var id = _firstId + MaxChildren; id >= _firstId; id--)
        {
            outlet.Remove(id);
        }
    }

    private void Show()
    {
        var whole = new ProgressRecord(_firstId, activity, _counts.Describe(_pace is not null, _uploads.Values))
        {
            PercentComplete = _pace is null ? -1 : (int)Math.Clamp(100 * _counts.DoneParts / _counts.Total, 0, 100),
            SecondsRemaining = _pace?.SecondsLeft(_counts.DoneParts, _counts.Total) ?? -1,
        };
        outlet.Show(whole);
        for (var i = 0; i < MaxChildren; i++)
        {
            if (_active[i] is { } task)
            {
                outlet.Show(task.Describe(_firstId + 1 + i, _firstId));
            }
            else
            {
                outlet.Remove(_firstId + 1 + i);
            }
        }
    }

    private void Enter(RunwayTask task)
    {
        var phase = TaskPhases.Of(task.Status);
        _counts.Leave(_unfinished[task.Id]);
        _counts.Enter(_unfinished[task.Id] = (phase, phase == TaskPhase.Running ? task.Progress ?? 0 : 0));
        _counts.Credits += RunwayTaskStatus.IsFinished(task.Status) ? task.Credits ?? 0 : 0;
        if (phase == TaskPhase.Running)
        {
            Activate(task)?.Note(task);
        }
        else
        {
            Release(task.Id);
        }
    }

    private ActiveTask? Activate(RunwayTask task)
    {
        var place = Array.FindIndex(_active, a => a?.Id == task.Id);
        place = place >= 0 ? place : Array.IndexOf(_active, null);
        return place < 0 ? null : _active[place] ??= new ActiveTask(task.Id, ActiveTask.LabelOf(task));
    }

    private void Release(string id)
    {
        var place = Array.FindIndex(_active, a => a?.Id == id);
        if (place >= 0)
        {
            _active[place] = null;
        }
    }
}
