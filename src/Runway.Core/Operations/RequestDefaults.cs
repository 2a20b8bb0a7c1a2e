using Runway.Catalogue;

namespace Runway.Operations;

/// <summary>
/// The defaults of ratio and duration. The ratio is sent for models that require one. The duration is sent for each model of the
/// catalogue that takes one, so that the cost of a video is known before it is made.
/// </summary>
internal static class RequestDefaults
{
    /// <summary>720p in landscape: the cheapest tier of the models that require a ratio and have this one.</summary>
    public const string Ratio = "1280:720";

    private const string DurationMember = "duration";
    private const double Seconds = 5;

    /// <summary>The default ratio; null where the model requires none or does not have it.</summary>
    public static string? RatioOf(string operation, string model) =>
        Find(operation, model) is { } known && known.Required.Contains("ratio") && known.Member("ratio")?.AllowedValues.Contains(Ratio) == true ? Ratio : null;

    /// <summary>
    /// The default duration: five seconds, or the nearest that the model takes, the shorter of two. Null where the model takes none
    /// or is not live, or where its mode restricts the duration.
    /// </summary>
    public static VideoDuration? DurationOf(string operation, string model, string? mode = null) =>
        Find(operation, model) is { Status: RunwayModelStatus.Live } known && known.Member(DurationMember) is { } rule && !IsRestricted(known, mode)
            ? VideoDuration.FromSeconds(Nearest(rule.Forms.FirstOrDefault(form => form.Type != "string") ?? rule))
            : null;

    /// <summary>Whether a default duration is sent that the model does not require. Earlier versions sent none.</summary>
    public static bool IsDurationOptional(string operation, string model) => Find(operation, model)?.Required.Contains(DurationMember) == false;

    private static double Nearest(ModelMember rule) => rule.AllowedNumbers.Length > 0
        ? rule.AllowedNumbers.OrderBy(n => Math.Abs(n - Seconds)).ThenBy(n => n).First()
        : Math.Clamp(Seconds, rule.Minimum ?? Seconds, rule.Maximum ?? Seconds);

    private static bool IsRestricted(RunwayModel known, string? mode) => mode is not null && known.Conditions.Any(
        rule => rule.Allows.Any(limit => limit.Path == DurationMember) && rule.When.Any(test => test.Path == "mode" && test.Values.Contains(mode)));

    private static RunwayModel? Find(string operation, string model) => ModelCatalogue.Current.Find(operation, model);
}
