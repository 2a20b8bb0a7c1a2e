using Runway.Observing;

namespace Runway.Resources;

/// <summary>The service of voices, avatars or documents.</summary>
internal interface IResourceList
{
    /// <summary>What it lists.</summary>
    ResourceKind Kind { get; }

    /// <summary>Lists them, the newest first.</summary>
    IAsyncEnumerable<IResource> NewestAsync(IRequestObserver? observer, CancellationToken cancellationToken);

    /// <summary>Finds the one with an id or an exact name; see <see cref="ResourceService{T}"/>.</summary>
    Task<IResource> FindAsync(string nameOrId, IRequestObserver? observer, CancellationToken cancellationToken);

    /// <summary>Deletes one. False where there is none.</summary>
    Task<bool> DeleteAsync(string id, IRequestObserver? observer, CancellationToken cancellationToken);

    /// <summary>The trait of one of them; see <see cref="ResourceRequest.Trait"/>.</summary>
    Task<string?> TraitOfAsync(IResource resource, IRequestObserver? observer, CancellationToken cancellationToken);
}
