namespace Runway.Waiting;

/// <summary>How often tasks are read.</summary>
internal sealed record TaskPollerOptions
{
    /// <summary>
    /// The minimum time between two reads of one task, counted from the end of one to the start of the next. The
    /// service's documentation asks for five seconds.
    /// </summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The maximum random addition, which spreads the reads of a batch.</summary>
    public TimeSpan Jitter { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// The maximum number of reads at once in the process: what the 64 connections to a host leave beside sixteen creates.
    /// </summary>
    public int MaxInFlight { get; init; } = 48;

    /// <summary>How many responses in a row that a known task no longer exists end a wait.</summary>
    public int RefusalsThatEndAWait { get; init; } = 3;

    /// <summary>
    /// The minimum time over which as many responses must come that may be those of a portal or a firewall (302, 401, a web page).
    /// </summary>
    public TimeSpan LeastTimeOfRefusals { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A jitter of at most <see cref="Jitter"/>.</summary>
    public TimeSpan RandomJitter() => Jitter * Random.Shared.NextDouble();
}
