using System.Net;

namespace Runway.Emulator.RunwayAI;

/// <summary>Creates media from texts and other media.</summary>
internal sealed class MediaGeneration(MediaStore store)
{
    private const int LongestSide = 16_384;
    private const long MostPixels = 32_000_000;
    private const double SecondsElsewhere = 10;

    public MediaItem GenerateImage(OperationCall call) =>
        new(MediaKind.Image, call.Arguments.Text(ParameterNames.Prompt), 1024, 768, 0);

    public MediaItem GenerateVideo(OperationCall call) =>
        new(MediaKind.Video, call.Arguments.Text(ParameterNames.Prompt), 1280, 720, call.Arguments.Whole(ParameterNames.Duration)!.Value);

    public MediaItem EditImage(OperationCall call)
    {
        var image = Source(call, ParameterNames.ImageUrl, MediaKind.Image);
        switch (call.Arguments.Text(ParameterNames.EditType))
        {
            case "add-filter" when !call.Arguments.Has(ParameterNames.Filter):
                throw Bad("An edit that adds a filter needs the parameter filter.");
            case "resize":
                return Resized(image, call.Arguments.Whole(ParameterNames.ResizeWidth), call.Arguments.Whole(ParameterNames.ResizeHeight));
            default:
                return Copy(image);
        }
    }

    public MediaItem EditVideo(OperationCall call)
    {
        var video = Source(call, ParameterNames.VideoUrl, MediaKind.Video);
        return call.Arguments.Text(ParameterNames.EditType) == "trim" ? Trimmed(video, call.Arguments) : Copy(video);
    }

    public MediaItem ChangeVideo(OperationCall call) => Copy(Source(call, ParameterNames.VideoUrl, MediaKind.Video));

    public MediaItem AnimateImage(OperationCall call)
    {
        var image = Source(call, ParameterNames.ImageUrl, MediaKind.Image);
        return image with { Id = Guid.NewGuid(), Kind = MediaKind.Video, Seconds = call.Arguments.Whole(ParameterNames.Duration)!.Value };
    }

    public MediaItem AddText(OperationCall call)
    {
        var image = Source(call, ParameterNames.ImageUrl, MediaKind.Image);
        return Copy(image) with { Title = $"{image.Title}\n{call.Arguments.Text(ParameterNames.Text)}" };
    }

    public MediaItem TransferStyle(OperationCall call)
    {
        var image = Source(call, ParameterNames.ImageUrl, MediaKind.Image);
        _ = Source(call, ParameterNames.StyleReference, MediaKind.Image);
        return Copy(image);
    }

    public MediaItem ResizeVideo(OperationCall call) => Resized(
        Source(call, ParameterNames.VideoUrl, MediaKind.Video), call.Arguments.Whole(ParameterNames.NewWidth), call.Arguments.Whole(ParameterNames.NewHeight));

    public MediaItem TakeThumbnail(OperationCall call)
    {
        var video = Source(call, ParameterNames.VideoUrl, MediaKind.Video);
        return call.Arguments.Whole(ParameterNames.TimePosition) > video.Seconds
            ? throw Bad("The parameter time_position lies behind the end of the video.")
            : video with { Id = Guid.NewGuid(), Kind = MediaKind.Image, Seconds = 0 };
    }

    public MediaItem ExtractAudio(OperationCall call) =>
        Source(call, ParameterNames.VideoUrl, MediaKind.Video) with { Id = Guid.NewGuid(), Kind = MediaKind.Audio };

    public MediaItem AdjustSpeed(OperationCall call)
    {
        var video = Source(call, ParameterNames.VideoUrl, MediaKind.Video);
        return Copy(video) with { Seconds = video.Seconds / call.Arguments.Number(ParameterNames.SpeedFactor) };
    }

    private static MediaItem Trimmed(MediaItem video, Arguments arguments)
    {
        if (!arguments.Has(ParameterNames.StartTime) && !arguments.Has(ParameterNames.EndTime))
        {
            throw Bad("A trim needs the parameter start_time or end_time.");
        }

        var start = arguments.Whole(ParameterNames.StartTime) ?? 0;
        var end = Math.Min(arguments.Whole(ParameterNames.EndTime) ?? video.Seconds, video.Seconds);
        return start < end
            ? Copy(video) with { Seconds = end - start }
            : throw Bad("A trim must start before it ends, and before the video does.");
    }

    // A missing side is calculated from the other one.
    private static MediaItem Resized(MediaItem item, int? width, int? height)
    {
        if (width is null && height is null)
        {
            throw Bad("An edit that resizes needs the parameter resize_width or resize_height.");
        }

        var w = width ?? Math.Max(1L, (long)item.Width * height!.Value / item.Height);
        var h = height ?? Math.Max(1L, (long)item.Height * width!.Value / item.Width);
        return w <= LongestSide && h <= LongestSide && w * h <= MostPixels
            ? Copy(item) with { Width = (int)w, Height = (int)h }
            : throw Bad($"A side can have at most {LongestSide} pixels, and the whole {MostPixels}.");
    }

    private static MediaItem Copy(MediaItem item) => item with { Id = Guid.NewGuid() };

    // A URL of this emulator must exist; URLs of other hosts cannot be checked offline.
    private MediaItem Source(OperationCall call, string parameter, MediaKind kind)
    {
        var url = new Uri(call.Arguments.Text(parameter));
        if (store.Find(url) is { } item)
        {
            return item.Kind == kind ? item : throw Bad($"The parameter {parameter} must be the URL of another kind of media.");
        }

        return url.Authority == call.Root.Authority
            ? throw new RefusedException(HttpStatusCode.NotFound, $"There is no such media as {parameter} says.")
            : new MediaItem(kind, string.Empty, 1024, 768, kind == MediaKind.Image ? 0 : SecondsElsewhere);
    }

    private static RefusedException Bad(string message) => new(HttpStatusCode.BadRequest, message);
}
