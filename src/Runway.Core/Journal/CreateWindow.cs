namespace Runway.Journal;

/// <summary>When the service can have made what a create of the journal made.</summary>
internal sealed class CreateWindow
{
    // A process that ended before the response had sent its request by then.
    private static readonly TimeSpan LongestRequest = TimeSpan.FromMinutes(5);

    // How far the clocks of this machine and of the service may differ.
    private static readonly TimeSpan OtherClock = TimeSpan.FromMinutes(2);

    // The Date header has whole seconds.
    private static readonly TimeSpan SameClock = TimeSpan.FromSeconds(5);
    private readonly TimeSpan _offset;
    private readonly TimeSpan _margin;

    private CreateWindow(TimeSpan offset, TimeSpan margin) => (_offset, _margin) = (offset, margin);

    /// <summary>For any create of the journal: the clock of this machine may have been another one then.</summary>
    public static CreateWindow Wide { get; } = new(TimeSpan.Zero, OtherClock);

    /// <summary>For a create of this moment.</summary>
    /// <param name="offset">How far the clock of the service is ahead; null where that is not known.</param>
    public static CreateWindow Now(TimeSpan? offset) => offset is { } known ? new(known, SameClock) : Wide;

    /// <summary>The first moment, by the clock of the service.</summary>
    public DateTimeOffset From(JournalRecord create) => create.At + _offset - _margin;

    /// <summary>The last moment, by the clock of the service.</summary>
    public DateTimeOffset Until(JournalRecord create) => (create.UnknownAt ?? (create.At + LongestRequest)) + _offset + _margin;

    /// <summary>Whether it can have been made then.</summary>
    public bool Has(JournalRecord create, DateTimeOffset? at) => at >= From(create) && at <= Until(create);
}
