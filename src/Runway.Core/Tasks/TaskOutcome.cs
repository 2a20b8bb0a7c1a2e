using System.Globalization;

namespace Runway.Tasks;

/// <summary>The errors of finished tasks that did not succeed.</summary>
internal static class TaskOutcome
{
    /// <summary>Throws for a task that failed or was cancelled.</summary>
    /// <exception cref="RunwayTaskException">It failed or was cancelled.</exception>
    public static void RequireSuccess(RunwayTask task)
    {
        if (ErrorOf(task) is { } error)
        {
            throw error;
        }
    }

    /// <summary>The error of a task that failed or was cancelled; else null.</summary>
    public static RunwayTaskException? ErrorOf(RunwayTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.Status switch
        {
            RunwayTaskStatus.Failed => Failed(task),
            RunwayTaskStatus.Cancelled => new RunwayTaskException(task, RunwayErrors.TaskCancelled, $"Task {task.Id} was cancelled."),
            _ => null,
        };
    }

    /// <summary>The delay before a failed task may be created again, unchanged; null if it must not be.</summary>
    public static TimeSpan? RetryDelay(RunwayTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.Status == RunwayTaskStatus.Failed ? FailureAdvice.For(task.FailureCode).RetryAfter : null;
    }

    private static RunwayTaskException Failed(RunwayTask task)
    {
        var code = string.IsNullOrEmpty(task.FailureCode) ? FailureAdvice.NoCode : task.FailureCode;
        var words = string.IsNullOrWhiteSpace(task.Failure) ? "The service gives no reason" : task.Failure.Trim().TrimEnd('.');
        var charged = task.Credits is { } credits ? string.Create(CultureInfo.CurrentCulture, $" Charged: {credits} credits.") : string.Empty;
        return new RunwayTaskException(
            task,
            RunwayErrors.TaskFailed,
            $"Task {task.Id} failed. {words} (code {code}).{charged}",
            FailureAdvice.For(task.FailureCode).Text)
        { Code = code };
    }
}
