namespace Runway;

/// <summary>Makes the plans by which tasks are read, one for each, with what is known of each kind. Guarded by the poller's lock.</summary>
/// <param name="clock">The clock.</param>
/// <param name="interval">The least time between two reads.</param>
internal sealed class ReadPlans(TimeProvider clock, TimeSpan interval)
{
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(10);
    private readonly Dictionary<(string Identity, string? Operation, string? Model), TaskKind> _kinds = [];

    /// <summary>
    /// The plan of a task; null where its age is not known, which it is only of one that was created here, or not long ago by a
    /// clock like ours. Those of which nothing but the id is known are taken for one kind.
    /// </summary>
    /// <param name="connection">Whose task it is.</param>
    /// <param name="known">What is known of it.</param>
    /// <param name="createdAt">When it was created.</param>
    public ReadPlan? For(RunwayConnection connection, RunwayTask known, DateTimeOffset? createdAt)
    {
        var age = clock.GetUtcNow() - createdAt;
        if (age is null || age < TimeSpan.Zero || age > Oldest)
        {
            return null;
        }

        var key = (connection.Identity, known.Operation, known.Model);
        if (!_kinds.TryGetValue(key, out var kind))
        {
            _kinds[key] = kind = new TaskKind(clock);
        }

        return new ReadPlan(kind, kind.Next(), clock.After(-age.Value), clock, interval);
    }
}
