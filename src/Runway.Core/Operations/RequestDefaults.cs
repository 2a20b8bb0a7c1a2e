namespace Runway;

/// <summary>
/// What is sent where a model needs a ratio or a duration and the user names none. Models that have defaults of their
/// own are left to them.
/// </summary>
public static class RequestDefaults
{
    /// <summary>720p in landscape: the cheapest step of the models that need a ratio and take this one.</summary>
    public const string Ratio = "1280:720";

    private static readonly VideoDuration Duration = VideoDuration.FromSeconds(5);

    /// <summary>The ratio; null where the model needs none, or not this one.</summary>
    public static string? RatioOf(string operation, string model) =>
        Find(operation, model) is { } known && known.Required.Contains("ratio") && known.Member("ratio")?.AllowedValues.Contains(Ratio) == true ? Ratio : null;

    /// <summary>The duration; null where the model needs none.</summary>
    public static VideoDuration? DurationOf(string operation, string model) =>
        Find(operation, model)?.Required.Contains("duration") == true ? Duration : null;

    private static RunwayModel? Find(string operation, string model) => ModelCatalogue.Current.Find(operation, model);
}
