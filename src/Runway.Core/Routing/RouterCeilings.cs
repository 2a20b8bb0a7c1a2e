using Runway.Observing;

namespace Runway.Routing;

/// <summary>
/// The maximum credits of one output by the configurations of routers, for budgets. The routers are read once, with the first
/// question. Not safe for several threads.
/// </summary>
internal sealed class RouterCeilings(RouterService routers)
{
    private Dictionary<string, RunwayRouter>? _bySlug;

    /// <summary>The ceiling of a router; null where it has none.</summary>
    /// <param name="slug">The slug.</param>
    /// <param name="operation">The operation, such as <c>generate/image</c>.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RunwayException">There is no such router, or the routers cannot be read.</exception>
    public async Task<decimal?> OfAsync(string slug, string operation, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        if (_bySlug is null)
        {
            var found = new Dictionary<string, RunwayRouter>(StringComparer.Ordinal);
            await foreach (var router in routers.ListAsync(observer, cancellationToken).ConfigureAwait(false))
            {
                found[router.Slug] = router;
            }

            _bySlug = found;
        }

        var chosen = _bySlug.GetValueOrDefault(slug)
            ?? throw new RunwayException(RunwayErrors.RouterNotFound, $"There is no router '{slug}'. {(_bySlug.Count == 0 ? "The project has none." : $"There {(_bySlug.Count == 1 ? "is" : "are")} {string.Join(", ", _bySlug.Keys)}.")}");
        return operation switch
        {
            "generate/image" => chosen.MaxImageCredit,
            "generate/video" => chosen.MaxVideoCredit,
            _ => chosen.MaxAudioCredit,
        };
    }
}
