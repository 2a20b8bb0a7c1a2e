using System.Globalization;
using Runway.Tasks;

namespace Runway.Gallery;

/// <summary>Formats numbers and times in the invariant culture, so that equal input makes equal pages.</summary>
internal static class GalleryText
{
    public static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    public static string Count(int count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    public static string Size(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} B",
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
    };

    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Machine(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The duration until a wait noticed the end of a task, or null.</summary>
    public static string? Took(RunwayTask task) => (task.FinishedAt - task.CreatedAt) switch
    {
        null or { Ticks: < 0 } => null,
        { TotalMinutes: < 1 } span => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s"),
        { TotalHours: < 1 } span => $"{span.Minutes} min {span.Seconds} s",
        { } span => $"{(int)span.TotalHours} h {span.Minutes} min",
    };

    /// <summary>The status for display.</summary>
    public static string Status(RunwayTask task) => task.Status switch
    {
        RunwayTaskStatus.Succeeded => "Succeeded",
        RunwayTaskStatus.Failed => "Failed",
        RunwayTaskStatus.Cancelled => "Cancelled",
        RunwayTaskStatus.Pending => "Waiting",
        RunwayTaskStatus.Throttled => "Queued",
        RunwayTaskStatus.Running when task.Progress is { } done => string.Create(CultureInfo.InvariantCulture, $"Running, {100 * done:0}%"),
        RunwayTaskStatus.Running => "Running",
        RunwayTaskStatus.Unknown => "Outcome unknown",
        null => "State not known",
        var other => other,
    };
}
