using Runway.Observing;

namespace Runway.Assets;

/// <summary>A file of the service that is no output of a task.</summary>
/// <param name="Id">The id of what it belongs to; null for a preview that belongs to nothing.</param>
/// <param name="Title">What it is, for messages: "the preview of voice …".</param>
/// <param name="Kind">The kind of the file.</param>
internal sealed record Asset(string? Id, string Title, MediaKind Kind)
{
    /// <summary>The name of what it belongs to.</summary>
    public string? Name { get; init; }

    /// <summary>Is added to the name of the file where something has several.</summary>
    public string Suffix { get; init; } = string.Empty;

    /// <summary>The known address; null where it is to be read first.</summary>
    public string? Url { get; init; }

    /// <summary>Reads the address; null where it cannot be read again. Its result is null where there is no such file.</summary>
    public Func<IRequestObserver?, CancellationToken, Task<string?>>? Read { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}
