using System.Globalization;
using Runway.Tasks;

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

    /// <summary>How long to wait before a failed task is worth creating again, unchanged; null when it is not.</summary>
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
