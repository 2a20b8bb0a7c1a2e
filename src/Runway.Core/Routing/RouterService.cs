using Runway.Generated;
using Runway.Generated.Models;
using Runway.Http;
using Runway.Observing;
using Runway.Texts;

namespace Runway.Routing;

/// <summary>The routers of the project.</summary>
internal sealed class RouterService
{
    // The clocks of the service and of this machine may differ.
    private static readonly TimeSpan ClockMargin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private readonly ConnectionContext _connection;
    private readonly ReadPolicy<RunwayClient> _reads;
    private readonly SingleSend<RunwayClient> _once;

    internal RouterService(ConnectionContext connection)
    {
        _connection = connection;
        _reads = new ReadPolicy<RunwayClient>(connection, connection.Client);
        _once = new SingleSend<RunwayClient>(connection, connection.Client);
    }

    /// <summary>Reads all routers, page by page.</summary>
    /// <exception cref="RunwayException">The service cannot be read.</exception>
    public IAsyncEnumerable<RunwayRouter> ListAsync(IRequestObserver? observer, CancellationToken cancellationToken) => CursorPages.ReadAsync(
        page => _reads.RunAsync("Reading the routers", (c, t) => c.ListRoutersAsync(page, t), observer, FirstDelay, cancellationToken),
        page => (page.Data?.Select(ToRouter), page.HasMore, page.NextCursor),
        cancellationToken);

    /// <summary>Reads one router.</summary>
    /// <exception cref="RunwayException">There is no such router, or it cannot be read.</exception>
    public Task<RunwayRouter> GetAsync(string id, IRequestObserver? observer, CancellationToken cancellationToken) =>
        OfIdAsync(id, $"Reading router {id}", async (c, t) => ToRouter(await c.GetRouterAsync(id, t).ConfigureAwait(false)), observer, cancellationToken);

    /// <summary>Finds a router by its slug: reads the list until it is there.</summary>
    /// <exception cref="RunwayException">There is no such router, or the list cannot be read.</exception>
    public async Task<RunwayRouter> FindAsync(string slug, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        RouterDraft.RequireSlug(slug);
        return await TryFindAsync(slug, observer, cancellationToken).ConfigureAwait(false)
            ?? throw new RunwayException(RunwayErrors.RouterNotFound, $"There is no router '{slug}' in this project.");
    }

    /// <summary>The id of a router by its id or slug.</summary>
    /// <exception cref="RunwayException">There is no such router, or the list cannot be read.</exception>
    public async Task<string> IdOfAsync(string idOrSlug, IRequestObserver? observer, CancellationToken cancellationToken) =>
        ResourceId.IsOne(idOrSlug) ? idOrSlug : (await FindAsync(idOrSlug, observer, cancellationToken).ConfigureAwait(false)).Id;

    /// <summary>
    /// Creates a router. The request is sent once. When its response is lost, the list is read, since the slug is unique: a router
    /// that was created meanwhile with the given values is the result.
    /// </summary>
    /// <exception cref="RunwayException">A value is not valid, the service refused it, or the outcome is unknown.</exception>
    public async Task<RunwayRouter> CreateAsync(string slug, RouterDraft draft, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var body = draft.ToCreate(slug);
        var sent = _connection.Clock.GetUtcNow();
        try
        {
            return await _once.RunAsync(
                $"Creating router '{slug}'",
                "A router may have been created.",
                client => client.CreateRouterAsync(body, CancellationToken.None),
                (read, _) => ToRouter(read),
                observer,
                cancellationToken).ConfigureAwait(false);
        }
        catch (RunwayException e) when (e.Kind == RunwayErrorKind.OutcomeUnknown)
        {
            return await AdoptAsync(slug, draft, sent, e, observer, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Changes a router; what is not given stays.</summary>
    /// <exception cref="RunwayException">A value is not valid, there is no such router, or it cannot be changed.</exception>
    public async Task<RunwayRouter> ChangeAsync(string idOrSlug, RouterDraft draft, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var body = draft.ToUpdate();
        var id = await IdOfAsync(idOrSlug, observer, cancellationToken).ConfigureAwait(false);
        return await OfIdAsync(id, $"Changing router {idOrSlug}", async (c, t) => ToRouter(await c.UpdateRouterAsync(id, body, t).ConfigureAwait(false)), observer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes a router.</summary>
    /// <returns>False where there is none.</returns>
    /// <exception cref="RunwayException">It cannot be deleted.</exception>
    public async Task<bool> DeleteAsync(string idOrSlug, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            var id = await IdOfAsync(idOrSlug, observer, cancellationToken).ConfigureAwait(false);
            return await OfIdAsync(
                id,
                $"Deleting router {idOrSlug}",
                async (c, t) =>
                {
                    await c.DeleteRouterAsync(id, t).ConfigureAwait(false);
                    return true;
                },
                observer,
                cancellationToken).ConfigureAwait(false);
        }
        catch (RunwayException e) when (e.Error == RunwayErrors.RouterNotFound)
        {
            return false;
        }
    }

    /// <summary>Reads the requests to a router, page by page.</summary>
    /// <exception cref="RunwayException">There is no such router, or it cannot be read.</exception>
    public async IAsyncEnumerable<RunwayRouterRequest> GetRequestsAsync(
        string idOrSlug, IRequestObserver? observer, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var id = await IdOfAsync(idOrSlug, observer, cancellationToken).ConfigureAwait(false);
        var pages = CursorPages.ReadAsync(
            page => OfIdAsync(id, $"Reading the requests to router {idOrSlug}", (c, t) => c.ListRouterRequestsAsync(id, page, t), observer, cancellationToken),
            page => (page.Data?.Select(read => RouterMapper.ToRequest(read, idOrSlug, _connection)), page.HasMore, page.NextCursor),
            cancellationToken);
        await foreach (var request in pages.ConfigureAwait(false))
        {
            yield return request;
        }
    }

    private async Task<RunwayRouter> AdoptAsync(string slug, RouterDraft draft, DateTimeOffset sent, RunwayException lost, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        RunwayRouter? found = null;
        var reason = "The list of routers could not be read.";
        try
        {
            found = await TryFindAsync(slug, observer, cancellationToken).ConfigureAwait(false);
            reason = found is null ? "There is no such router in the list, so far."
                : found.CreatedAt < sent - ClockMargin ? "A router with this slug existed before."
                : draft.FirstDifference(found) is { } difference ? $"There is a router with this slug and another {difference}."
                : string.Empty;
        }
        catch (RunwayException e)
        {
            reason += $" {e.Message}";
        }

        if (found is null || reason.Length > 0)
        {
            throw new RunwayException(lost.Error, $"{lost.Message} {reason}", "Nothing was charged. Look at the router by its slug before you create it again; the slug is unique, so that there cannot be two.", lost)
            {
                StatusCode = lost.StatusCode,
                RequestId = lost.RequestId,
            };
        }

        observer.Notify(o => o.OnWarning($"The response to creating router '{slug}' was lost. The list has the router {found.Id} with this slug and the given values; it is used, and nothing is sent again."));
        return found;
    }

    private async Task<RunwayRouter?> TryFindAsync(string slug, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        await foreach (var router in ListAsync(observer, cancellationToken).ConfigureAwait(false))
        {
            if (router.Slug == slug)
            {
                return router;
            }
        }

        return null;
    }

    private async Task<T> OfIdAsync<T>(string id, string what, Func<RunwayClient, CancellationToken, Task<T>> call, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        if (!ResourceId.IsOne(id))
        {
            throw new RunwayException(RunwayErrors.InvalidRouter, $"'{id}' is not the id of a router, which is a UUID.", "Pass a slug where that is meant.");
        }

        try
        {
            return await _reads.RunAsync(what, call, observer, FirstDelay, cancellationToken).ConfigureAwait(false);
        }
        catch (RunwayException e) when (e.IsNotFound)
        {
            throw e.As(RunwayErrors.RouterNotFound);
        }
    }

    private RunwayRouter ToRouter(RouterResponse read) => RouterMapper.ToRouter(read, _connection);
}
