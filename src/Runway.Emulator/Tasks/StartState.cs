namespace Runway.Emulator.Tasks;

/// <summary>The times and directives of a task or run that has a status at the start of the emulator and continues from there.</summary>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="Queue">The time in PENDING.</param>
/// <param name="Running">The time in RUNNING.</param>
/// <param name="HasEnded">Whether it has ended.</param>
/// <param name="Directives">The directives that lead to its status.</param>
internal sealed record StartState(DateTimeOffset CreatedAt, TimeSpan Queue, TimeSpan Running, bool HasEnded, PromptDirectives Directives)
{
    /// <summary>Works it out.</summary>
    /// <exception cref="FormatException">It was created after the start.</exception>
    public static StartState Of(
        string status, string? failureCode, DateTimeOffset? createdAt, PromptDirectives directives, RunwayEmulatorOptions options, DateTimeOffset now)
    {
        var created = createdAt ?? now;
        if (created > now)
        {
            throw new FormatException("createdAt is in the future");
        }

        var (queue, running) = TaskTimes.Of(options, directives);
        var past = now - created;
        return status switch
        {
            TaskStatuses.Pending => new(created, past + queue, running, false, directives),
            TaskStatuses.Running => new(created, past, running, false, directives),
            TaskStatuses.Succeeded => new(created, TimeSpan.Zero, TimeSpan.Zero, true, directives with { Fails = false, StatusAtEnd = null }),
            TaskStatuses.Failed => new(created, TimeSpan.Zero, TimeSpan.Zero, true, directives with { Fails = true, FailureCode = failureCode ?? directives.FailureCode }),
            "CANCELLED" => new(created, TimeSpan.Zero, TimeSpan.Zero, true, directives with { Fails = false, StatusAtEnd = status }),
            _ => new(created, past, running, false, directives with { StatusWhileRunning = status }),
        };
    }
}
