using Runway.Generated;
using Runway.Http;
using Runway.Waiting;

namespace Runway.Lifecycle;

/// <summary>
/// Cancels one task. The service's DELETE asks for no state: what finished before it arrives is deleted with everything it made.
/// So the task is read right before each DELETE that goes out, and not only before the first of several tries.
/// </summary>
internal static class TaskStop
{
    // Between two reads of a task there are five seconds, and a read comes before each further try.
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(5);

    /// <summary>Cancels a task that was just read, and was not finished.</summary>
    /// <returns>The task as cancelled; as finished, where that was seen between two tries; as gone, where the service no longer has it.</returns>
    public static async Task<RunwayTask> RunAsync(ConnectionContext connection, ReadPolicy<RunwayClient> policy, TaskEnds ends, RunwayTask now, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        var tries = 0;
        try
        {
            return await policy.RunAsync(
                $"Cancelling task {now.Id}",
                async (client, token) =>
                {
                    if (++tries > 1 && TaskMapper.Merge(now, await client.GetTaskAsync(now.Id, token).ConfigureAwait(false), connection) is var again && RunwayTaskStatus.IsFinished(again.Status))
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
            // Deleted by somebody else, or by a DELETE of ours whose answer was lost. Nobody knows whether it had finished.
            await ends.NoteNotFoundAsync(now.Id, e, observer).ConfigureAwait(false);
            return now with { Status = RunwayTaskStatus.Gone, Progress = null };
        }
        finally
        {
            TaskPoller.For(connection.Clock).NoteRead(connection, now.Id);
        }
    }
}
