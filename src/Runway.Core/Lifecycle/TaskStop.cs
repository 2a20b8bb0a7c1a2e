using Runway.Generated;
using Runway.Http;
using Runway.Tasks;
using Runway.Waiting;

namespace Runway.Lifecycle;

/// <summary>
/// Cancels one task. The service's DELETE does not depend on the status: a task that is finished is deleted with its output.
/// So the task is read before each DELETE request, and not only before the first of several attempts.
/// </summary>
internal static class TaskStop
{
    // The minimum interval between two reads of a task; each further attempt begins with a read.
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(5);

    /// <summary>Cancels a task that was just read, and was not finished.</summary>
    /// <returns>The task as cancelled, as finished where it ended between two attempts, or as gone where the service no longer has it.</returns>
    public static async Task<RunwayTask> RunAsync(ConnectionContext connection, ReadPolicy<RunwayClient> policy, TaskEnds ends, RunwayTask now, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        var attempts = 0;
        try
        {
            return await policy.RunAsync(
                $"Cancelling task {now.Id}",
                async (client, token) =>
                {
                    if (++attempts > 1 && TaskMapper.Merge(now, await client.GetTaskAsync(now.Id, token).ConfigureAwait(false), connection) is var again && RunwayTaskStatus.IsFinished(again.Status))
                    {
                        return again;
                    }

                    TaskPoller.For(connection.Clock).Forget(connection, now.Id);
                    await client.DeleteTaskAsync(now.Id, token).ConfigureAwait(false);
                    return now with { Status = RunwayTaskStatus.Cancelled, Progress = null };
                },
                observer,
                FirstDelay,
                cancellationToken).ConfigureAwait(false);
        }
        catch (RunwayException e) when (e.StatusCode == 404)
        {
            // Deleted by another client, or by an earlier attempt whose response was lost: whether it had finished is not known.
            await ends.RecordNotFoundAsync(now.Id, e, observer).ConfigureAwait(false);
            return now with { Status = RunwayTaskStatus.Gone, Progress = null };
        }
        finally
        {
            TaskPoller.For(connection.Clock).NoteRead(connection, now.Id);
        }
    }
}
