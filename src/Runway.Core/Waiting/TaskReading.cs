using Runway.Generated;
using Runway.Generated.Models;
using Runway.Http;
using Runway.Tasks;

namespace Runway.Waiting;

/// <summary>
/// The response to a read of a task, or of something else with an address of its own that is read in the same schedule: a run of a
/// workflow, a voice, an avatar.
/// </summary>
internal sealed class TaskReading
{
    private readonly Func<RunwayTask, ConnectionContext, RunwayTask> _merge;

    private TaskReading(string? operation, string? status, double? progress, DateTimeOffset? createdAt, Func<RunwayTask, ConnectionContext, RunwayTask> merge) =>
        (Operation, Status, Progress, CreatedAt, _merge) = (operation, status, progress, createdAt, merge);

    /// <summary>The operation of what is no task, such as <c>workflow</c> for a run of one; empty for a task.</summary>
    public string? Operation { get; }

    /// <summary>The status, as the service returned it; that of a voice or an avatar as the status of a task.</summary>
    public string? Status { get; }

    /// <summary>The progress, 0 to 1; only while it runs.</summary>
    public double? Progress { get; }

    /// <summary>When the service accepted it.</summary>
    public DateTimeOffset? CreatedAt { get; }

    /// <summary>Reads it. An id of an unknown kind that is not that of a task may be that of a run.</summary>
    /// <param name="client">The client for the request.</param>
    /// <param name="id">The id.</param>
    /// <param name="operation">The operation that created it; null where that is not known.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ResponseException">The response is not a success. Of two 404 that for the task.</exception>
    public static async Task<TaskReading> ReadAsync(RunwayClient client, string id, string? operation, CancellationToken cancellationToken)
    {
        switch (operation)
        {
            case RunwayTask.WorkflowOperation:
                return Of(await client.GetWorkflowInvocationAsync(id, cancellationToken).ConfigureAwait(false));
            case ResourceOperation.Voice:
                var voice = await client.GetVoiceAsync(id, cancellationToken).ConfigureAwait(false);
                return Of(operation, voice, voice.Status, voice.CreatedAt);
            case ResourceOperation.Avatar:
                // An avatar is prepared anew when it gets another picture, so its creation says nothing about the end.
                var avatar = await client.GetAvatarAsync(id, cancellationToken).ConfigureAwait(false);
                return Of(operation, avatar, avatar.Status, null);
        }

        try
        {
            return Of(await client.GetTaskAsync(id, cancellationToken).ConfigureAwait(false));
        }
        catch (ResponseException notATask) when (operation is null && notATask.StatusCode == 404 && ServiceErrors.IsWordOfTheService(notATask))
        {
            try
            {
                return Of(await client.GetWorkflowInvocationAsync(id, cancellationToken).ConfigureAwait(false));
            }
            catch (ResponseException e) when (e.StatusCode == 404)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(notATask);
                throw;
            }
        }
    }

    /// <summary>Updates a task with it.</summary>
    public RunwayTask Merge(RunwayTask known, ConnectionContext connection) => _merge(known, connection);

    private static TaskReading Of(TaskResponse task) =>
        new(string.Empty, task.Status, task.Progress, task.CreatedAt, (known, connection) => TaskMapper.Merge(known, task, connection));

    private static TaskReading Of(WorkflowInvocationResponse run) =>
        new(RunwayTask.WorkflowOperation, run.Status, run.Progress, run.CreatedAt, (known, connection) => TaskMapper.Merge(known, run, connection));

    private static TaskReading Of(string operation, object resource, string? status, DateTimeOffset? createdAt)
    {
        var task = RunwayTaskStatus.OfResource(status);
        return new(operation, task, null, createdAt, (known, connection) => known with { Status = RunwayTaskStatus.IsKnown(task) ? task : connection.Clean(task), Resource = resource });
    }
}
