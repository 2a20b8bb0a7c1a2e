namespace Runway;

/// <summary>Tasks that are expected to take equally long: of one operation and model. Guarded by the poller's lock.</summary>
/// <param name="clock">The clock.</param>
internal sealed class TaskKind(TimeProvider clock)
{
    // With one of 32 read as soon as may be, so many are watched by more than sixty.
    private const int Crowd = 2000;
    private int _count;

    /// <summary>How long they take from their creation on, when they begin at once.</summary>
    public RunLengths FromCreation { get; } = new();

    /// <summary>How long they take from the last time they were seen waiting for a slot.</summary>
    public RunLengths AfterASlot { get; } = new();

    /// <summary>How they get their slots.</summary>
    public SlotQueue Slots { get; } = new(clock);

    /// <summary>How long the last that was seen at work takes in all, if its progress is to be believed.</summary>
    public TimeSpan? Expected { get; set; }

    /// <summary>What the quickest of them has taken at least; null before one has ended.</summary>
    public TimeSpan? Shortest { get; set; }

    /// <summary>Whether any of them was seen to end, whatever came of it.</summary>
    public bool HasEnded { get; set; }

    /// <summary>Whether any of them was seen waiting for a slot.</summary>
    public bool HasQueue { get; set; }

    /// <summary>Whether there are so many that, while none has ended, a few of them can speak for all.</summary>
    public bool IsCrowd => _count >= Crowd;

    /// <summary>Counts one more.</summary>
    /// <returns>Its number, from 0.</returns>
    public int Next() => _count++;
}
