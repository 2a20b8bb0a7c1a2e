namespace Runway;

/// <summary>An error about one task, such as one that failed.</summary>
/// <param name="task">The task.</param>
/// <param name="error">Which of the declared errors it is.</param>
/// <param name="message">What was wrong, in one or two sentences. Never a secret.</param>
/// <param name="recommendedAction">What the user should do, where this place knows better than the declaration.</param>
/// <param name="innerException">The cause.</param>
public sealed class RunwayTaskException(RunwayTask task, RunwayError error, string message, string? recommendedAction = null, Exception? innerException = null)
    : RunwayException(error, message, recommendedAction, innerException)
{
    /// <summary>The task the error is about.</summary>
    public RunwayTask Task { get; } = task;

    internal override RunwayException WithAction(string recommendedAction) => new RunwayTaskException(Task, Error, Message, recommendedAction, InnerException)
    {
        Code = Code,
        StatusCode = StatusCode,
        RequestId = RequestId,
        IsWordOfService = IsWordOfService,
        RetryAfter = RetryAfter,
    };
}
