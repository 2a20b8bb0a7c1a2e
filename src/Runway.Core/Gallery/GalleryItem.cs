namespace Runway.Gallery;

/// <summary>One task as the page shows it, with the files that are there.</summary>
/// <param name="Task">The task, with everything that is known of it.</param>
/// <param name="Media">Its files.</param>
/// <param name="Lost">The names of files that were saved and are not there any more.</param>
internal sealed record GalleryItem(RunwayTask Task, IReadOnlyList<GalleryMedia> Media, IReadOnlyList<string> Lost)
{
    /// <summary>Whether nobody knows which task made the file; then the id is the file's name.</summary>
    public bool IsFileAlone { get; init; }

    public bool IsLost => Task.Status is RunwayTaskStatus.Failed or RunwayTaskStatus.Cancelled or RunwayTaskStatus.Unknown;

    /// <summary>Under which filter it is found.</summary>
    public string Group => IsLost ? "failed" : Media.Count == 0 ? "open" : Media[0].Kind switch
    {
        MediaKind.Image => "image",
        MediaKind.Video => "video",
        _ => "audio",
    };

    /// <summary>What it is called: its prompt, or what was done.</summary>
    public string Caption => Redaction.Redact(
        Task.PromptText is { Length: > 0 } prompt ? prompt
        : IsFileAlone ? Task.Id
        : Task.Operation?.Replace('_', ' ') is { Length: > 0 } operation ? operation
        : Task.Id);

    /// <summary>Credits that are not charged yet and are expected to be.</summary>
    public double Expected => Task.Credits is null && !IsLost ? Task.EstimatedCredits ?? 0 : 0;

    public double Credits => Task.Credits ?? Expected;
}
