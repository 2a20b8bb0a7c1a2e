using Runway.Tasks;

namespace Runway.Batches;

/// <summary>
/// The place of one input in a batch: its task, or the create in progress. Concurrent commands of one process that run the same
/// batch share the places, so that one creates the task and the others receive it.
/// </summary>
internal sealed class BatchPlace
{
    private readonly object _gate = new();
    private readonly SharedBatch? _batch;
    private TaskCompletionSource? _underWay;

    internal BatchPlace(SharedBatch? batch, RunwayTask? known) => (_batch, Known) = (batch, known);

    /// <summary>The task, or null while there is none.</summary>
    public RunwayTask? Known { get; private set; }

    /// <summary>Reserves the place to create its missing task. The caller must call <see cref="End"/>.</summary>
    /// <param name="includeUnknown">Whether a task with an unknown outcome also counts as missing.</param>
    /// <param name="underWay">Completes when another command has finished with the place; then call this again.</param>
    /// <returns>False when there is a task, or another command is creating it.</returns>
    public bool TryBegin(bool includeUnknown, out Task underWay)
    {
        lock (_gate)
        {
            underWay = _underWay?.Task ?? Task.CompletedTask;
            if (_underWay is not null || (Known is { } known && !(includeUnknown && known.Status == RunwayTaskStatus.Unknown)))
            {
                return false;
            }

            _underWay = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _batch?.Enter();
            return true;
        }
    }

    /// <summary>Sets the outcome of the create.</summary>
    /// <param name="task">The task, or the request with an unknown outcome; null when there certainly is none.</param>
    public void End(RunwayTask? task)
    {
        TaskCompletionSource? underWay;
        lock (_gate)
        {
            Known = task ?? Known;
            (underWay, _underWay) = (_underWay, null);
        }

        underWay?.SetResult();
        _batch?.Leave();
    }

    /// <summary>Checks before a request is sent that this process still holds the lease.</summary>
    internal void RequireHeld() => _batch?.RequireHeld();
}
