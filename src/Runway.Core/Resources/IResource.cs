using Runway.Tasks;

namespace Runway.Resources;

/// <summary>A voice, an avatar or a document.</summary>
internal interface IResource
{
    /// <summary>The id, a UUID.</summary>
    string Id { get; }

    /// <summary>The name; several may have the same.</summary>
    string? Name { get; }

    /// <summary>When it was created.</summary>
    DateTimeOffset? CreatedAt { get; }
}

/// <summary>A resource that the service prepares after its create.</summary>
internal interface IPreparedResource : IResource
{
    /// <summary>One of <see cref="ResourceStatus"/>, or a newer value of the service.</summary>
    string? Status { get; }

    /// <summary>Why it failed.</summary>
    string? FailureReason { get; }
}

/// <summary>Waits until a resource can be used.</summary>
internal delegate Task ResourceReady(IRunwayObserver? observer, CancellationToken cancellationToken);

/// <summary>The wait of a request for a resource that it uses.</summary>
internal static class ResourceReadyExtensions
{
    /// <summary>Waits where there is something to wait for.</summary>
    public static Task WaitAsync(this ResourceReady? ready, IRunwayObserver? observer, CancellationToken cancellationToken) => ready?.Invoke(observer, cancellationToken) ?? Task.CompletedTask;
}

/// <summary>The states of a resource that the service prepares.</summary>
internal static class ResourceStatus
{
    /// <summary>The service prepares it.</summary>
    public const string Processing = "PROCESSING";

    /// <summary>It can be used.</summary>
    public const string Ready = "READY";

    /// <summary>It cannot be used.</summary>
    public const string Failed = "FAILED";
}
