namespace Runway;

/// <summary>The cases of errors of the "Runway AI" service, as <see cref="ErrorCase"/> has those of Runway.</summary>
internal static class RunwayAICases
{
    /// <summary>A medium is of another kind than the operation takes.</summary>
    public static readonly ErrorCase OtherKind = new(nameof(OtherKind));

    /// <summary>There is no file under the URL of a medium.</summary>
    public static readonly ErrorCase NoFile = new(nameof(NoFile));

    /// <summary>Nothing decides on the edit of an image.</summary>
    public static readonly ErrorCase NoEdit = new(nameof(NoEdit));

    /// <summary>The edit of an image needs a filter.</summary>
    public static readonly ErrorCase NoFilter = new(nameof(NoFilter));

    /// <summary>The edit of an image needs a width or a height.</summary>
    public static readonly ErrorCase NoSize = new(nameof(NoSize));

    /// <summary>The edit of a video needs a start or an end.</summary>
    public static readonly ErrorCase NoTimes = new(nameof(NoTimes));

    /// <summary>The edit of a video has no place for the name of its filter.</summary>
    public static readonly ErrorCase FilterOfVideo = new(nameof(FilterOfVideo));

    /// <summary>The edit of a video has no place for its speed.</summary>
    public static readonly ErrorCase SpeedOfVideo = new(nameof(SpeedOfVideo));
}
