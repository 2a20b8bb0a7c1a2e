using Runway.Catalogue;

namespace Runway.Operations;

/// <summary>
/// The defaults of ratio and duration for models that require them. For other models, the service's defaults apply, except the
/// duration of a video from a picture with the default model: it is the same as from text, so that its cost is known.
/// </summary>
internal static class RequestDefaults
{
    /// <summary>720p in landscape: the cheapest tier of the models that require a ratio and have this one.</summary>
    public const string Ratio = "1280:720";

    /// <summary>Five seconds.</summary>
    public static readonly VideoDuration Duration = VideoDuration.FromSeconds(5);

    /// <summary>The default ratio; null where the model requires none or does not have it.</summary>
    public static string? RatioOf(string operation, string model) =>
        Find(operation, model) is { } known && known.Required.Contains("ratio") && known.Member("ratio")?.AllowedValues.Contains(Ratio) == true ? Ratio : null;

    /// <summary>The default duration; null where none is sent.</summary>
    public static VideoDuration? DurationOf(string operation, string model) =>
        IsOfPicture(operation, model) || Find(operation, model)?.Required.Contains("duration") == true ? Duration : null;

    /// <summary>Whether the duration is sent although the model does not require it; earlier versions sent none.</summary>
    internal static bool IsOfPicture(string operation, string model) => operation == "image_to_video" && model == ImageToVideoRequest.DefaultModel;

    private static RunwayModel? Find(string operation, string model) => ModelCatalogue.Current.Find(operation, model);
}
