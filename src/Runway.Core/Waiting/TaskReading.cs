using Runway.Generated;
using Runway.Generated.Models;
using Runway.Http;

namespace Runway.Waiting;

/// <summary>The response to a read of a task, or of a run of a workflow, which has an address of its own.</summary>
internal sealed class TaskReading
{
    private readonly TaskResponse? _task;
    private readonly WorkflowInvocationResponse? _run;

    private TaskReading(TaskResponse? task, WorkflowInvocationResponse? run) => (_task, _run) = (task, run);

    /// <summary>Whether it is a run of a workflow.</summary>
    public bool IsRun => _run is not null;

    /// <summary>The status, as the service returned it.</summary>
    public string? Status => _task?.Status ?? _run?.Status;

    /// <summary>The progress, 0 to 1; only while it runs.</summary>
    public double? Progress => _task is not null ? _task.Progress : _run!.Progress;

    /// <summary>When the service accepted it.</summary>
    public DateTimeOffset? CreatedAt => _task is not null ? _task.CreatedAt : _run!.CreatedAt;

    /// <summary>Whether a known task is a run of a workflow; null where only its id is known.</summary>
    public static bool? IsRunOf(RunwayTask known) => known.Operation is null ? null : known.IsRun;

    /// <summary>Reads it. An id of an unknown kind that is not that of a task may be that of a run.</summary>
    /// <param name="client">The client for the request.</param>
    /// <param name="id">The id.</param>
    /// <param name="isRun">Whether it is a run of a workflow; null where that is not known.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ResponseException">The response is not a success. Of two 404 that for the task.</exception>
    public static async Task<TaskReading> ReadAsync(RunwayClient client, string id, bool? isRun, CancellationToken cancellationToken)
    {
        if (isRun == true)
        {
            return new(null, await client.GetWorkflowInvocationAsync(id, cancellationToken).ConfigureAwait(false));
        }

        try
        {
            return new(await client.GetTaskAsync(id, cancellationToken).ConfigureAwait(false), null);
        }
        catch (ResponseException notATask) when (isRun is null && notATask.StatusCode == 404 && ServiceErrors.IsWordOfTheService(notATask))
        {
            try
            {
                return new(null, await client.GetWorkflowInvocationAsync(id, cancellationToken).ConfigureAwait(false));
            }
            catch (ResponseException e) when (e.StatusCode == 404)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(notATask);
                throw;
            }
        }
    }

    /// <summary>Updates a task with it.</summary>
    public RunwayTask Merge(RunwayTask known, ConnectionContext connection) =>
        _task is not null ? TaskMapper.Merge(known, _task, connection) : TaskMapper.Merge(known, _run!, connection);
}
