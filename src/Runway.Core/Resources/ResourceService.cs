using System.Runtime.CompilerServices;
using Runway.Generated;
using Runway.Http;
using Runway.Observing;
using Runway.Operations;
using Runway.Submission;
using Runway.Tasks;
using Runway.Texts;

namespace Runway.Resources;

/// <summary>What the services of voices, avatars and documents have in common.</summary>
internal abstract class ResourceService<T> : IResourceList
    where T : class, IResource
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private readonly CreateContext _creates;
    private readonly ReadPolicy<RunwayClient> _reads;

    private protected ResourceService(CreateContext creates, ResourceKind kind)
    {
        (_creates, Kind) = (creates, kind);
        _reads = new(creates.Connection, creates.Connection.Client);
    }

    /// <inheritdoc/>
    public ResourceKind Kind { get; }

    private protected ConnectionContext Connection => _creates.Connection;

    /// <summary>Lists all of them, the newest first.</summary>
    /// <exception cref="RunwayException">The service cannot be read.</exception>
    public abstract IAsyncEnumerable<T> ListAsync(IRequestObserver? observer, CancellationToken cancellationToken);

    /// <summary>Reads one.</summary>
    /// <exception cref="RunwayException">There is no such resource, or it cannot be read.</exception>
    public abstract Task<T> GetAsync(string id, IRequestObserver? observer, CancellationToken cancellationToken);

    /// <summary>Finds the one with an id or an exact name. A name in another case counts where no name is equal.</summary>
    /// <exception cref="RunwayException">None, or more than one, has the name; or it cannot be read.</exception>
    public async Task<T> FindAsync(string nameOrId, IRequestObserver? observer, CancellationToken cancellationToken) =>
        PresetName.Of(nameOrId) is { } preset
            ? throw new RunwayException(RunwayErrors.ParameterNotApplicable, $"'{preset}' is a preset of the service, and {Kind.Article} of the organization is expected here.", "Pass its name, its id or its object.")
            : await FindAsync(nameOrId, preset: null, listed: null, observer, cancellationToken).ConfigureAwait(false) ?? throw new RunwayException(Kind.NotFound, $"There is no {Kind.Name} '{nameOrId}'.");

    /// <summary>Finds the one with an id or an exact name; null where only a preset, or none, has it.</summary>
    /// <param name="nameOrId">The name or the id.</param>
    /// <param name="preset">The preset with this name, or null. It counts as one more.</param>
    /// <param name="listed">The list as it was read before, or empty; null to read it for this name. A name that is not in it is looked for again.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RunwayException">More than one has the name, or it cannot be read.</exception>
    private protected async Task<T?> FindAsync(string nameOrId, string? preset, List<T>? listed, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        if (ResourceId.IsOne(nameOrId))
        {
            return await GetAsync(nameOrId, observer, cancellationToken).ConfigureAwait(false);
        }

        bool HasName(T resource) => string.Equals(resource.Name, nameOrId, StringComparison.OrdinalIgnoreCase);
        var own = listed?.FindAll(HasName) ?? [];
        if (own.Count == 0)
        {
            listed?.Clear();
            await foreach (var resource in ListAsync(observer, cancellationToken).ConfigureAwait(false))
            {
                listed?.Add(resource);
                if (HasName(resource))
                {
                    own.Add(resource);
                }
            }
        }

        List<(string Name, T? Own)> found = [.. preset is null ? Array.Empty<(string, T?)>() : [(preset, null)], .. own.Select(resource => (resource.Name!, (T?)resource))];

        // Pages that shift while they are read show one twice.
        var exact = found.FindAll(one => one.Name == nameOrId);
        return (exact.Count > 0 ? exact : found).DistinctBy(one => one.Own?.Id).ToList() switch
        {
            [] => null,
            var any when any.Exists(one => one.Own is { Id.Length: 0 }) => throw new RunwayException(RunwayErrors.UnexpectedResponse, $"The list of {Kind.Path} has an entry '{nameOrId}' whose id cannot be read."),
            [var one] => one.Own is { } only ? await WholeAsync(only, observer, cancellationToken).ConfigureAwait(false) : null,
            var several => throw new RunwayException(
                RunwayErrors.NameNotUnique,
                $"{several.Count} {Kind.Path} have the name '{nameOrId}': {string.Join(" and ", several.Select(one => one.Own?.Id ?? "the preset " + PresetName.With(one.Name)))}.",
                preset is null ? null : $"Pass the id of one of them, or {PresetName.With(preset)}."),
        };
    }

    /// <summary>Deletes one.</summary>
    /// <returns>False where there is none.</returns>
    /// <exception cref="RunwayException">It cannot be deleted.</exception>
    public async Task<bool> DeleteAsync(string id, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            return await TryAsync(
                $"Deleting {Kind.Name} {id}",
                async (c, t) =>
                {
                    await DeleteAsync(c, id, t).ConfigureAwait(false);
                    return true;
                },
                observer,
                cancellationToken).ConfigureAwait(false);
        }
        catch (RunwayException e) when (e.Error == Kind.NotFound)
        {
            return false;
        }
    }

    async Task<IResource> IResourceList.FindAsync(string nameOrId, IRequestObserver? observer, CancellationToken cancellationToken) =>
        await FindAsync(nameOrId, observer, cancellationToken).ConfigureAwait(false);

    async IAsyncEnumerable<IResource> IResourceList.NewestAsync(IRequestObserver? observer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var resource in ListAsync(observer, cancellationToken).ConfigureAwait(false))
        {
            yield return resource;
        }
    }

    /// <inheritdoc/>
    public abstract Task<string?> TraitOfAsync(IResource resource, IRequestObserver? observer, CancellationToken cancellationToken);

    /// <summary>A row of the list as a whole resource. Default: the row has all.</summary>
    private protected virtual Task<T> WholeAsync(T row, IRequestObserver? observer, CancellationToken cancellationToken) => Task.FromResult(row);

    /// <summary>Sends one delete.</summary>
    private protected abstract Task DeleteAsync(RunwayClient client, string id, CancellationToken cancellationToken);

    /// <summary>The created resource, from the response to its create and the request where that has only an id.</summary>
    private protected abstract Task<T> MadeAsync(string id, ResourceRequest request, IRequestObserver? observer, CancellationToken cancellationToken);

    /// <summary>
    /// Creates one. The request is sent once. Where its response is lost, the list is read: the only one that can be it is taken, and
    /// the journal gets its id.
    /// </summary>
    /// <exception cref="RunwayException">A value is not valid, the service refuses it, or the outcome is unknown.</exception>
    private protected async Task<T> CreateAsync(ResourceRequest request, SubmissionOptions options, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        var review = RequestReview.WithoutCatalogue(request);
        options = options with { Fingerprint = request.Trait is { } trait ? ResourceRequest.HashOf(trait) : null };
        try
        {
            var made = await new TaskCreation(_creates, review, options, observer, cancellationToken).RunAsync().ConfigureAwait(false);
            return await MadeAsync(made.Id, request, observer, cancellationToken).ConfigureAwait(false);
        }
        catch (RunwayTaskException e) when (e.Kind == RunwayErrorKind.OutcomeUnknown && _creates.Journal is not null)
        {
            var found = await SettleAsync(e, request, observer, cancellationToken).ConfigureAwait(false);
            return await WholeAsync((T)found, observer, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends a request that may be repeated. A 404 is the error that there is no such resource.</summary>
    private protected async Task<TResult> TryAsync<TResult>(string what, Func<RunwayClient, CancellationToken, Task<TResult>> call, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            return await _reads.RunAsync(what, call, observer, FirstDelay, cancellationToken).ConfigureAwait(false);
        }
        catch (RunwayException e) when (e.IsNotFound)
        {
            throw e.As(Kind.NotFound);
        }
    }

    private async Task<IResource> SettleAsync(RunwayTaskException lost, ResourceRequest request, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            var list = new LostResources(Connection, _creates.Journal!);
            var found = await list.FindAsync(lost.Task.Id, this, observer, cancellationToken).ConfigureAwait(false);
            await list.AdoptAsync(lost.Task.Id, found.Id).ConfigureAwait(false);
            observer.Notify(o => o.OnWarning($"The response to creating {request.Summary} was lost. The list has one {Kind.Name} of this name that was created then, {found.Id}; it is used, and nothing is sent again."));
            return found;
        }
        catch (Exception why) when (why is RunwayException or OperationCanceledException)
        {
            var reason = why is RunwayException ? " " + why.Message : string.Empty;
            throw lost.With(lost.Message + reason);
        }
    }
}
