namespace Runway;

/// <summary>
/// How fast tasks of one kind leave the queue in which they wait for a slot, and how far that has come. A service that serves
/// them in another order moves the front to the end of the queue, and then nothing is foretold. Guarded by the poller's lock.
/// </summary>
/// <param name="clock">The clock.</param>
internal sealed class SlotQueue(TimeProvider clock)
{
    // Starts are counted in the present window and the one before, so that a pause between two batches is soon forgotten.
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private long _since = clock.GetTimestamp();
    private int _starts;
    private int? _before;
    private int _front = -1;

    /// <summary>A task was seen at work, or done, for the first time.</summary>
    /// <param name="ordinal">Which of its kind it is, in the order of creation.</param>
    public void NoteStart(int ordinal)
    {
        Roll();
        _starts++;
        _front = Math.Max(_front, ordinal);
    }

    /// <summary>How long a task has still to wait if those before it go on getting their slots as they did of late; null where that says nothing.</summary>
    /// <param name="ordinal">Which of its kind it is.</param>
    public TimeSpan? Wait(int ordinal)
    {
        Roll();
        var starts = _starts + (_before ?? 0);
        var time = clock.GetElapsedTime(_since) + (_before is null ? TimeSpan.Zero : Window);
        return ordinal > _front && starts > 0 ? (time > Least ? time : Least) / starts * (ordinal - _front) : null;
    }

    private void Roll()
    {
        var windows = clock.GetElapsedTime(_since) / Window;
        if (windows >= 1)
        {
            (_before, _starts, _since) = (windows < 2 ? _starts : 0, 0, clock.GetTimestamp() - clock.Ticks(Window * (windows % 1)));
        }
    }
}
