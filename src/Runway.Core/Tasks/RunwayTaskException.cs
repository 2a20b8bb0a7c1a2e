namespace Runway;

/// <summary>An error about one task, such as one that failed.</summary>
public sealed class RunwayTaskException : RunwayException
{
    internal RunwayTaskException(RunwayTask task, RunwayError error, string message, string? advice = null, Exception? innerException = null)
        : base(error, message, advice, innerException) => Task = task;

    internal override RunwayException With(string message) =>
        new RunwayTaskException(Task, Error, message, Advice, this) { Case = Case, Code = Code, StatusCode = StatusCode, RequestId = RequestId, IsFromService = IsFromService, RetryAfter = RetryAfter };

    /// <summary>The task.</summary>
    public RunwayTask Task { get; }
}
