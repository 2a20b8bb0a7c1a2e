namespace Runway.Waiting;

/// <summary>How often tasks are read.</summary>
internal sealed record TaskPollerOptions
{
    /// <summary>
    /// The least time between two reads of one task, counted from the end of one to the start of the next. The
    /// service's documentation asks for five seconds.
    /// </summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The most that is added at random, so that the reads of a batch spread.</summary>
    public TimeSpan Jitter { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// The most reads under way at once, in the whole process: what the 64 connections to a host leave beside sixteen creates.
    /// </summary>
    public int MaxInFlight { get; init; } = 48;

    /// <summary>How many refusals in a row end a wait: the service's word that a task which was there before is gone.</summary>
    public int RefusalsThatEndAWait { get; init; } = 3;

    /// <summary>
    /// The time over which as many have to come where they may be those of a portal or a firewall (302, 401, a web page).
    /// </summary>
    public TimeSpan LeastTimeOfRefusals { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A jitter of at most <see cref="Jitter"/>.</summary>
    public TimeSpan RandomJitter() => Jitter * Random.Shared.NextDouble();
}
