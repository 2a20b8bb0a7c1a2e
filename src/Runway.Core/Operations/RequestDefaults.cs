namespace Runway;

/// <summary>
/// What is sent where a model needs a ratio or a duration and the user names none. Models that have defaults of their
/// own are left to them, except for the length of what the default model of pictures makes: as from text, so that the cost is one
/// figure.
/// </summary>
public static class RequestDefaults
{
    /// <summary>720p in landscape: the cheapest step of the models that need a ratio and take this one.</summary>
    public const string Ratio = "1280:720";

    /// <summary>Five seconds.</summary>
    public static readonly VideoDuration Duration = VideoDuration.FromSeconds(5);

    /// <summary>The ratio; null where the model needs none, or not this one.</summary>
    public static string? RatioOf(string operation, string model) =>
        Find(operation, model) is { } known && known.Required.Contains("ratio") && known.Member("ratio")?.AllowedValues.Contains(Ratio) == true ? Ratio : null;

    /// <summary>The duration; null where none is sent.</summary>
    public static VideoDuration? DurationOf(string operation, string model) =>
        IsOfPicture(operation, model) || Find(operation, model)?.Required.Contains("duration") == true ? Duration : null;

    /// <summary>Whether the model does not need the duration that is sent; earlier versions sent none.</summary>
    internal static bool IsOfPicture(string operation, string model) => operation == "image_to_video" && model == ImageToVideoRequest.DefaultModel;

    private static RunwayModel? Find(string operation, string model) => ModelCatalogue.Current.Find(operation, model);
}
