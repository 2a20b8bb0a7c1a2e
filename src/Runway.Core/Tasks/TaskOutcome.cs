namespace Runway;

/// <summary>A finished task that did not succeed, as an error.</summary>
public static class TaskOutcome
{
    /// <summary>Throws for a task that failed or was cancelled.</summary>
    /// <exception cref="RunwayException">It did not succeed; the error carries the task.</exception>
    public static void RequireSuccess(RunwayTask task)
    {
        if (ErrorOf(task) is { } error)
        {
            throw error;
        }
    }

    /// <summary>The error of a task that failed or was cancelled; null for any other.</summary>
    public static RunwayException? ErrorOf(RunwayTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.Status switch
        {
            RunwayTaskStatus.Failed => Failed(task),
            RunwayTaskStatus.Cancelled => new RunwayException(
                "RunwayTaskCancelled",
                RunwayErrorKind.TaskFailed,
                $"Task {task.Id} was cancelled.",
                "Create it again if it is still wanted.")
            { Task = task },
            _ => null,
        };
    }

    private static RunwayException Failed(RunwayTask task)
    {
        var code = string.IsNullOrEmpty(task.FailureCode) ? "INTERNAL" : task.FailureCode;
        var words = string.IsNullOrWhiteSpace(task.Failure) ? "The service gives no reason" : task.Failure.Trim().TrimEnd('.');
        return new RunwayException(
            $"RunwayTaskFailed.{code}",
            RunwayErrorKind.TaskFailed,
            $"Task {task.Id} failed. {words} (code {code}).",
            Advice(code))
        { Task = task };
    }

    // The leftmost part of a code is the most general and the rest is best effort (the service's documentation), so
    // codes are matched by prefix, the longer first.
    private static string Advice(string code) => code switch
    {
        _ when Is(code, "SAFETY.INPUT") || Is(code, "INPUT_PREPROCESSING.SAFETY") =>
            "The input was held back by moderation. Change the prompt or the media; the same request will fail again, and too many such requests suspend an account.",
        _ when Is(code, "SAFETY.OUTPUT") =>
            "The result was held back by moderation. Change the prompt or the seed before you try again.",
        _ when Is(code, "INTERNAL.BAD_OUTPUT") =>
            "The result was not good enough to hand out. Leave overlaid text and logos out of prompt and input, then try again.",
        _ when Is(code, "ASSET") =>
            "An input file is damaged or of the wrong form. Replace it.",
        _ when Is(code, "THIRD_PARTY") =>
            "The model's provider is not available. Try again in a few minutes, as a new task.",
        _ => "Try again after a while, as a new task.",
    };

    private static bool Is(string code, string prefix) =>
        code.Equals(prefix, StringComparison.Ordinal) || code.StartsWith(prefix + ".", StringComparison.Ordinal);
}
