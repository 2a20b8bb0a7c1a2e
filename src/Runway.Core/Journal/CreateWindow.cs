namespace Runway.Journal;

/// <summary>When the service can have made what a create of the journal made.</summary>
internal sealed class CreateWindow
{
    // A process that ended before the response had sent its request by then.
    private static readonly TimeSpan LongestRequest = TimeSpan.FromMinutes(5);

    // How far the clocks of this machine and of the service may differ.
    private static readonly TimeSpan OtherClock = TimeSpan.FromMinutes(2);

    // Leaves out what is much older; of a clock that is off by more than a day nothing is found.
    private static readonly TimeSpan LongestOffset = TimeSpan.FromDays(1);

    // The Date header has whole seconds.
    private static readonly TimeSpan SameClock = TimeSpan.FromSeconds(5);
    private readonly TimeSpan _offset;
    private readonly TimeSpan _margin;

    private CreateWindow(TimeSpan offset, TimeSpan margin) => (_offset, _margin) = (offset, margin);

    /// <summary>By the clock of the service where it is known.</summary>
    /// <param name="offset">How far the clock of the service is ahead of that of this machine; null where that is not known.</param>
    public static CreateWindow Of(TimeSpan? offset) => offset is { } known ? new(known, SameClock) : new(TimeSpan.Zero, OtherClock);

    /// <summary>A moment before which it certainly was not made, whatever the clock of the service is.</summary>
    public static DateTimeOffset Earliest(JournalRecord create) => create.At - LongestOffset;

    /// <summary>The first moment, by the clock of the service.</summary>
    public DateTimeOffset From(JournalRecord create) => create.At + _offset - _margin;

    /// <summary>The last moment, by the clock of the service.</summary>
    public DateTimeOffset Until(JournalRecord create) => (create.UnknownAt ?? (create.At + LongestRequest)) + _offset + _margin;

    /// <summary>Whether it can have been made then.</summary>
    public bool Has(JournalRecord create, DateTimeOffset? at) => at >= From(create) && at <= Until(create);
}
