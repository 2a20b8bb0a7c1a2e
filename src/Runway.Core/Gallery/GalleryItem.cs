using Runway.Tasks;
using Runway.Texts;

namespace Runway.Gallery;

/// <summary>One task of the page.</summary>
/// <param name="Task">The task.</param>
/// <param name="Media">Its existing files.</param>
/// <param name="Lost">The names of saved files that no longer exist.</param>
internal sealed record GalleryItem(RunwayTask Task, IReadOnlyList<GalleryMedia> Media, IReadOnlyList<string> Lost)
{
    /// <summary>Whether the task of the file is not known; then the id is the file's name.</summary>
    public bool IsFileAlone { get; init; }

    public bool IsLost => Task.Status is RunwayTaskStatus.Failed or RunwayTaskStatus.Cancelled or RunwayTaskStatus.Unknown;

    /// <summary>Its filter on the page.</summary>
    public string Group => IsLost ? "failed" : Media.Count == 0 ? "open" : Media[0].Kind switch
    {
        MediaKind.Image => "image",
        MediaKind.Video => "video",
        _ => "audio",
    };

    /// <summary>The prompt, or else the operation or the id.</summary>
    public string Caption => Redaction.Redact(
        Task.PromptText is { Length: > 0 } prompt ? prompt
        : IsFileAlone ? Task.Id
        : Task.Operation?.Replace('_', ' ') is { Length: > 0 } operation ? operation
        : Task.Id);

    /// <summary>The estimated credits of a task that was not charged yet.</summary>
    public double Expected => Task.Credits is null && !IsLost ? Task.EstimatedCredits ?? 0 : 0;

    public double Credits => Task.Credits ?? Expected;
}
