namespace Runway;

/// <summary>How a gallery page is written.</summary>
public sealed record GalleryOptions
{
    /// <summary>
    /// How many bytes of media a page holds when nothing else is said: 100 MB, which browsers open within a few seconds.
    /// </summary>
    public const long DefaultEmbedLimit = 100L * 1024 * 1024;

    /// <summary>
    /// The largest file that is put inside a page, whatever the limit: 24 MB. Firefox refuses data URIs of more than
    /// 32 MB, and base64 makes four bytes of three.
    /// </summary>
    public const long MaxEmbeddedFile = 24L * 1024 * 1024;

    /// <summary>The title of the page.</summary>
    public string Title { get; init; } = "Runway gallery";

    /// <summary>
    /// How many bytes of media go into the page, pictures before sounds before videos; what is left is linked, relative
    /// to the page.
    /// </summary>
    public long EmbedLimit { get; init; } = DefaultEmbedLimit;

    /// <summary>What to do about the error of a task.</summary>
    internal Func<RunwayException, string> AdviceFor { get; init; } = static error => error.RecommendedAction;

    /// <summary>The command that saves what a task made, with {id} for the task; null names none.</summary>
    internal string? SaveCommand { get; init; }

    /// <summary>When the page is made, as it says.</summary>
    public required DateTimeOffset Now { get; init; }
}
