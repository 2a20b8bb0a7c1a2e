using Runway.Http;
using Runway.Tasks;
using Runway.Waiting;

namespace Runway.Resources;

/// <summary>Waits for resources through the schedule that reads all tasks of the process.</summary>
internal static class ResourceWait
{
    /// <summary>Waits until one is ready.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="id">Its id.</param>
    /// <param name="name">Its name, for the error.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the wait; the service goes on.</param>
    /// <returns>The last response of the service.</returns>
    /// <exception cref="RunwayException">It failed, or there is none.</exception>
    public static async Task<object> RunAsync(ResourceKind kind, string id, string? name, ConnectionContext connection, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            var ended = await TaskPoller.For(connection.Clock).WaitAsync(connection, new RunwayTask { Id = id, Operation = kind.Name, PromptText = name }, observer, cancellationToken).ConfigureAwait(false);
            return ended.Resource!;
        }
        catch (RunwayException e) when (e.Error == RunwayErrors.TaskNotFound)
        {
            throw e.As(kind.NotFound);
        }
    }

    /// <summary>Refuses a resource that failed.</summary>
    /// <exception cref="RunwayException">It failed.</exception>
    public static T RequireUsable<T>(ResourceKind kind, T resource)
        where T : IPreparedResource => resource.Status == ResourceStatus.Failed
            ? throw new RunwayException(RunwayErrors.ResourceFailed, $"The service could not prepare {kind.Name} '{resource.Name}' ({resource.Id}): {resource.FailureReason?.TrimEnd('.') ?? "it gives no reason"}.")
            : resource;
}
