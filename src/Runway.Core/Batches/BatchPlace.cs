using Runway.Batches;

namespace Runway;

/// <summary>
/// The place of one input in a batch: the task that there is for it, or the create that is under way. Commands of one process
/// that run the same batch at the same time share the places, so that one of them creates and the others are given its task.
/// </summary>
public sealed class BatchPlace
{
    private readonly object _gate = new();
    private readonly SharedBatch? _batch;
    private TaskCompletionSource? _underWay;

    internal BatchPlace(SharedBatch? batch, RunwayTask? known) => (_batch, Known) = (batch, known);

    /// <summary>The task that the batch has here; null when it has none yet.</summary>
    public RunwayTask? Known { get; private set; }

    /// <summary>Takes it on to create the task that is missing. Whoever does has to call <see cref="End"/>.</summary>
    /// <param name="inSpiteOfDoubt">Whether a task of which nobody knows is missing, too.</param>
    /// <param name="underWay">Done when another command is through with it; then it is to be tried again.</param>
    /// <returns>False when there is a task, or another command is creating it.</returns>
    public bool TryBegin(bool inSpiteOfDoubt, out Task underWay)
    {
        lock (_gate)
        {
            underWay = _underWay?.Task ?? Task.CompletedTask;
            if (_underWay is not null || (Known is { } known && !(inSpiteOfDoubt && known.Status == RunwayTaskStatus.Unknown)))
            {
                return false;
            }

            _underWay = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _batch?.Enter();
            return true;
        }
    }

    /// <summary>Says what came of it.</summary>
    /// <param name="task">The task, or the request whose outcome is unknown; null when there certainly is none.</param>
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

    /// <summary>Before its request goes out: sees that the batch is still that of this process.</summary>
    internal void RequireHeld() => _batch?.RequireHeld();
}
