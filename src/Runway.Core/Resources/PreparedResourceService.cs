using Runway.Submission;
using Runway.Tasks;
using Runway.Waiting;

namespace Runway.Resources;

/// <summary>What the services of voices and avatars have in common: the service prepares them.</summary>
internal abstract class PreparedResourceService<T> : ResourceService<T>
    where T : class, IPreparedResource
{
    /// <summary>The service prepares an avatar in about a minute. A command of a runbook must end some time.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    private protected PreparedResourceService(CreateContext creates, ResourceKind kind)
        : base(creates, kind)
    {
    }

    /// <summary>Waits until one can be used; shares reads with every other wait of the process. One that is ready is not read again.</summary>
    /// <exception cref="RunwayException">It failed, or there is none.</exception>
    public async Task<T> WaitAsync(T resource, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return ResourceWait.RequireUsable(Kind, await EndAsync(resource, observer, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The wait of a command that uses one; null for one that can be used.</summary>
    /// <exception cref="RunwayException">It failed.</exception>
    private protected ResourceReady? ReadyOf(T resource) => ResourceWait.RequireUsable(Kind, resource).Status == ResourceStatus.Ready ? null : async (observer, cancellationToken) =>
    {
        using var limit = new CancellationTokenSource(LongestWait, Connection.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await WaitAsync(resource, observer, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new RunwayException(RunwayErrors.WaitTimedOut, $"{Kind.Title} '{resource.Name}' ({resource.Id}) was not ready after {LongestWait.TotalMinutes:0} minutes. Nothing was sent.") { Case = ErrorCase.ResourceNotReady };
        }
    };

    /// <summary>Waits until the service has prepared one, or failed to.</summary>
    private protected async Task<T> EndAsync(T resource, IRunwayObserver? observer, CancellationToken cancellationToken) =>
        resource.Status is ResourceStatus.Ready or ResourceStatus.Failed
            ? resource
            : OfResponse(await ResourceWait.RunAsync(Kind, resource.Id, resource.Name, Connection, observer, cancellationToken).ConfigureAwait(false));

    /// <summary>The resource of a response that a wait has read.</summary>
    private protected abstract T OfResponse(object response);

    /// <summary>The next read of a wait keeps its distance from this one.</summary>
    private protected void NoteRead(string id) => TaskPoller.For(Connection.Clock).NoteRead(Connection, id);
}
