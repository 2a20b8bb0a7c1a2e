using System.Text.RegularExpressions;

namespace Runway;

/// <summary>
/// Two services with similar names and a key each: the key of one is refused for the other before anything is sent. A key
/// is known as another's by the environment variable that holds it, and one of Runway's also by its form.
/// </summary>
internal static partial class ForeignKey
{
    /// <exception cref="RunwayException">It is the key of the Runway AI service.</exception>
    public static void RefuseForRunway(ApiKey key)
    {
        if (key.IsText(Environment.GetEnvironmentVariable(RunwayAIEnvironment.ApiKeyVariable)))
        {
            throw new RunwayException(
                RunwayErrors.ForeignKey,
                $"The API key is the one in {RunwayAIEnvironment.ApiKeyVariable}, which belongs to another service than Runway. Nothing was sent.",
                $"Pass a key of Runway's, or use Connect-RunwayAI for that one. {RunwayEnvironment.ApiSecretVariable} holds Runway's.");
        }
    }

    /// <exception cref="RunwayException">It is a key of Runway's own.</exception>
    public static void RefuseForRunwayAI(ApiKey key)
    {
        if (key.IsText(Environment.GetEnvironmentVariable(RunwayEnvironment.ApiSecretVariable)) || key.Fits(RunwayForm()))
        {
            throw new RunwayException(
                RunwayErrors.ForeignKey,
                "The API key is one of Runway's own, and the Runway AI service is another one. Nothing was sent.",
                $"Pass a key of the Runway AI service, or use Connect-Runway for this one. {RunwayAIEnvironment.ApiKeyVariable} holds that service's.");
        }
    }

    // Runway's are 'key_' and 128 hexadecimal digits; shorter ones are test keys of the same make.
    [GeneratedRegex("^key_[0-9a-f]{32,}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RunwayForm();
}
