namespace Runway.Emulator.Tasks;

/// <summary>
/// One task. Its status follows from the time and from the start that its <see cref="SlotPool"/> assigned.
/// </summary>
/// <param name="plan">The request.</param>
/// <param name="directives">The directives of its prompt.</param>
/// <param name="createdAt">The time of its creation.</param>
/// <param name="queue">The time in PENDING.</param>
/// <param name="run">The time in RUNNING, once it has a slot.</param>
internal sealed class EmulatedTask(
    TaskPlan plan, PromptDirectives directives, DateTimeOffset createdAt, TimeSpan queue, TimeSpan run)
{
    private long _startTicks;
    private int _noticed;

    public Guid Id { get; init; } = Guid.NewGuid();

    public TaskPlan Plan => plan;

    public DateTimeOffset CreatedAt => createdAt;

    /// <summary>The end of PENDING, with or without a slot.</summary>
    public DateTimeOffset QueuedUntil => createdAt + queue;

    /// <summary>The start of RUNNING; null while it waits for a slot.</summary>
    public DateTimeOffset? StartsAt =>
        Interlocked.Read(ref _startTicks) is var ticks && ticks == 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);

    /// <summary>When the task ends; null while it waits for a slot.</summary>
    public DateTimeOffset? EndsAt => StartsAt + run;

    public string? FailureCode => directives.FailureCode;

    /// <summary>The final cost: 0 unless it succeeded or its input was refused.</summary>
    public long FinalCredits => directives switch
    {
        { Fails: true } => FailureText.IsCharged(FailureCode) ? plan.Credits : 0,
        { StatusAtEnd: not null } => 0,
        _ => plan.Credits,
    };

    public void Start(DateTimeOffset at) => Interlocked.Exchange(ref _startTicks, at.UtcTicks);

    /// <summary>Whether this is the first read that returns its end.</summary>
    public bool TryNoteEndRead() => Interlocked.Exchange(ref _noticed, 1) == 0;

    public string StatusAt(DateTimeOffset now)
    {
        if (now < QueuedUntil)
        {
            return TaskStatuses.Pending;
        }

        if (EndsAt is not { } end)
        {
            return TaskStatuses.Throttled;
        }

        return now < end ? directives.StatusWhileRunning ?? TaskStatuses.Running
            : directives.Fails ? TaskStatuses.Failed
            : directives.StatusAtEnd ?? TaskStatuses.Succeeded;
    }

    public bool HasEndedAt(DateTimeOffset now) => EndsAt <= now;

    /// <summary>From 0 at the start to 1 at the end, in steps of 0.01.</summary>
    public double ProgressAt(DateTimeOffset now) =>
        StartsAt is { } start && EndsAt is { } end && end > start
            ? Math.Clamp(Math.Round((now - start) / (end - start), 2), 0, 1)
            : 0;
}
