namespace Runway.Gallery;

/// <summary>How a gallery page is written.</summary>
internal sealed record GalleryOptions
{
    /// <summary>
    /// The default of <see cref="EmbedLimit"/>: 100 MB, which browsers open within a few seconds.
    /// </summary>
    public const long DefaultEmbedLimit = 100L * 1024 * 1024;

    /// <summary>
    /// The maximum size of an embedded file, whatever the limit: 24 MB. Firefox refuses data URIs of more than 32 MB, and base64
    /// encodes three bytes as four.
    /// </summary>
    public const long MaxEmbeddedFile = 24L * 1024 * 1024;

    /// <summary>The title of the page.</summary>
    public string Title { get; init; } = "Runway gallery";

    /// <summary>
    /// The maximum total size of embedded media in bytes: first pictures, then sounds, then videos. The other files are linked.
    /// Default: 100 MB.
    /// </summary>
    public long EmbedLimit { get; init; } = DefaultEmbedLimit;

    /// <summary>What to do about the error of a task.</summary>
    internal Func<RunwayException, string> AdviceFor { get; init; } = static error => error.RecommendedAction;

    /// <summary>The command that saves what a task made, with {id} for the task; null names none.</summary>
    internal string? SaveCommand { get; init; }

    /// <summary>The creation time that the page shows.</summary>
    public required DateTimeOffset Now { get; init; }
}
