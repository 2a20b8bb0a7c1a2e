namespace Runway;

/// <summary>An error about one task, such as one that failed.</summary>
public sealed class RunwayTaskException : RunwayException
{
    /// <summary>Makes an error, as one without a task is made.</summary>
    internal RunwayTaskException(RunwayTask task, RunwayError error, string message, string? advice = null, Exception? innerException = null)
        : base(error, message, advice, innerException) => Task = task;

    /// <summary>The task the error is about.</summary>
    public RunwayTask Task { get; }
}
