using Runway.Generated;
using Runway.Http;
using Runway.Tasks;
using Runway.Waiting;

namespace Runway.Lifecycle;

/// <summary>Reads a task once without retries, or returns the last read where that is too recent to repeat.</summary>
internal static class SingleTaskRead
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Reads a task.</summary>
    /// <returns>The task as it is now, or <paramref name="known"/> where the service did not respond within ten seconds.</returns>
    /// <exception cref="RunwayException">There is no such task, or it may not be read.</exception>
    public static async Task<RunwayTask> RunAsync(ConnectionContext connection, RunwayTask known, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        var poller = TaskPoller.For(connection.Clock);
        var (tooSoon, seen) = poller.LastLook(connection, known.Id);
        if (tooSoon)
        {
            return seen is null ? known : TaskMapper.Merge(known, seen);
        }

        using var limit = new CancellationTokenSource(Timeout, connection.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var answer = await TaskReading.ReadAsync(connection.Client(new RequestContext(observer)), known.Id, known.Operation, either.Token).ConfigureAwait(false);
            return seen = answer.Merge(known, connection);
        }
        catch (ResponseException e) when (!ServiceErrors.IsTransient(e.StatusCode))
        {
            throw TaskErrors.OfRead(e, connection, known.Id, "Task");
        }
        catch (Exception e) when (e is ResponseException || ServiceErrors.IsTransport(e) || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return known;
        }
        finally
        {
            poller.NoteRead(connection, known.Id, seen);
        }
    }
}
