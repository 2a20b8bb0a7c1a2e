namespace Runway;

/// <summary>The cases of errors of the "Runway AI" service; <see cref="ErrorCase"/> has those of Runway.</summary>
internal static class RunwayAICases
{
    /// <summary>The operation does not accept this kind of medium.</summary>
    public static readonly ErrorCase OtherKind = new(nameof(OtherKind));

    /// <summary>The URL of a medium has no file.</summary>
    public static readonly ErrorCase NoFile = new(nameof(NoFile));

    /// <summary>The edit of an image is missing.</summary>
    public static readonly ErrorCase NoEdit = new(nameof(NoEdit));

    /// <summary>The edit of an image needs a filter.</summary>
    public static readonly ErrorCase NoFilter = new(nameof(NoFilter));

    /// <summary>The edit of an image needs a width or a height.</summary>
    public static readonly ErrorCase NoSize = new(nameof(NoSize));

    /// <summary>The edit of a video needs a start or an end.</summary>
    public static readonly ErrorCase NoTimes = new(nameof(NoTimes));

    /// <summary>The edit of a video has no member for the name of its filter.</summary>
    public static readonly ErrorCase FilterOfVideo = new(nameof(FilterOfVideo));

    /// <summary>The edit of a video has no member for its speed.</summary>
    public static readonly ErrorCase SpeedOfVideo = new(nameof(SpeedOfVideo));
}
