namespace Runway;

/// <summary>An error about one task, such as one that failed.</summary>
public sealed class RunwayTaskException : RunwayException
{
    internal RunwayTaskException(RunwayTask task, RunwayError error, string message, string? advice = null, Exception? innerException = null)
        : base(error, message, advice, innerException) => Task = task;

    /// <summary>The task.</summary>
    public RunwayTask Task { get; }
}
