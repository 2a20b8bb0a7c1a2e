namespace Runway.Emulator.Tasks;

/// <summary>
/// One task. Nothing happens to it: what it is at a moment follows from the moment and from the start that its
/// <see cref="SlotPool"/> gave it.
/// </summary>
/// <param name="plan">What was asked for.</param>
/// <param name="directives">The trouble its prompt asks for.</param>
/// <param name="createdAt">The moment of its creation.</param>
/// <param name="queue">How long it says PENDING.</param>
/// <param name="run">How long it runs after that, once it has a slot.</param>
internal sealed class EmulatedTask(
    TaskPlan plan, PromptDirectives directives, DateTimeOffset createdAt, TimeSpan queue, TimeSpan run)
{
    private long _startTicks;
    private int _noticed;

    public Guid Id { get; } = Guid.NewGuid();

    public TaskPlan Plan => plan;

    public DateTimeOffset CreatedAt => createdAt;

    /// <summary>Before this moment the task says PENDING, whether it has a slot or not.</summary>
    public DateTimeOffset QueuedUntil => createdAt + queue;

    /// <summary>When the task began to run, or will; null while it waits for a slot.</summary>
    public DateTimeOffset? StartsAt =>
        Interlocked.Read(ref _startTicks) is var ticks && ticks == 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);

    /// <summary>When the task ends; null while it waits for a slot.</summary>
    public DateTimeOffset? EndsAt => StartsAt + run;

    public string? FailureCode => directives.FailureCode;

    /// <summary>What the task costs once it has ended: nothing when it was not brought to its end, save for refused input.</summary>
    public long FinalCredits => directives switch
    {
        { Fails: true } => FailureText.IsCharged(FailureCode) ? plan.Credits : 0,
        { StatusAtEnd: not null } => 0,
        _ => plan.Credits,
    };

    public void Start(DateTimeOffset at) => Interlocked.Exchange(ref _startTicks, at.UtcTicks);

    /// <summary>Whether this is the first time that somebody is told of its end.</summary>
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

    /// <summary>From 0 at the start to 1 at the end, in steps of a hundredth.</summary>
    public double ProgressAt(DateTimeOffset now) =>
        StartsAt is { } start && EndsAt is { } end && end > start
            ? Math.Clamp(Math.Round((now - start) / (end - start), 2), 0, 1)
            : 0;
}
