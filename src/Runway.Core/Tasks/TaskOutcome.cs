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

    /// <summary>One error for each node that failed in a run that succeeded; the others made what <see cref="RunwayTask.Output"/> has.</summary>
    public static IReadOnlyList<RunwayTaskException> NodeErrorsOf(RunwayTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.Status != RunwayTaskStatus.Succeeded ? [] :
        [
            .. task.NodeErrors.Select(node => new RunwayTaskException(
                task,
                RunwayErrors.WorkflowNodeFailed,
                $"Node '{node.Node}' of run {task.Id} failed. {Said(node.Message)}{OfNode(node)}.",
                string.IsNullOrEmpty(node.FailureCode) ? "The node failed before it made anything. Check its inputs, and the node in the web app." : FailureAdvice.For(node.FailureCode).Text)
            { Code = string.IsNullOrEmpty(node.FailureCode) ? null : node.FailureCode }),
        ];
    }

    /// <summary>The delay before a failed task may be created again, unchanged; null if it must not be.</summary>
    public static TimeSpan? RetryDelay(RunwayTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.Status == RunwayTaskStatus.Failed ? FailureAdvice.For(task.FailureCode).RetryAfter : null;
    }

    private static RunwayTaskException Failed(RunwayTask task)
    {
        var code = CodeOf(task.FailureCode);
        var nodes = string.Concat(task.NodeErrors.Select(node => $" Node '{node.Node}': {Said(node.Message)}{OfNode(node)}."));
        var charged = task.Credits is { } credits ? string.Create(CultureInfo.CurrentCulture, $" Charged: {credits} credits.") : string.Empty;
        return new RunwayTaskException(
            task,
            RunwayErrors.TaskFailed,
            $"Task {task.Id} failed. {Said(task.Failure)} (code {code}).{nodes}{charged}",
            FailureAdvice.For(task.FailureCode).Text)
        { Code = code };
    }

    private static string Said(string? text) => string.IsNullOrWhiteSpace(text) ? "The service gives no reason" : text.Trim().TrimEnd('.');

    private static string OfNode(RunwayNodeError node) => string.IsNullOrEmpty(node.FailureCode) ? string.Empty : $" (code {node.FailureCode})";

    private static string CodeOf(string? code) => string.IsNullOrEmpty(code) ? FailureAdvice.NoCode : code;
}
