using System.Text.RegularExpressions;
using Runway.Http;

namespace Runway.Settings;

/// <summary>
/// Runway and the unrelated "Runway AI" are two services with similar names and different keys: the key or address of one is
/// refused for the other before anything is sent. A key is recognised by the environment variable that has it, and one of Runway
/// also by its format. The module RunwayAI uses the same check.
/// </summary>
internal static partial class KeyOwner
{
    /// <summary>The variable with the key of the Runway AI service.</summary>
    public const string RunwayAIVariable = "RUNWAYAI_API_KEY";

    /// <summary>The domain of the Runway AI service.</summary>
    public const string RunwayAIDomain = "runway-ai.ai";

    /// <exception cref="RunwayException">It is the key of the Runway AI service.</exception>
    public static void RefuseForRunway(ApiKey key)
    {
        if (key.IsText(Environment.GetEnvironmentVariable(RunwayAIVariable)))
        {
            throw new RunwayException(
                RunwayErrors.ForeignKey,
                $"The API key is the one in {RunwayAIVariable}, which belongs to another service than Runway. Nothing was sent.");
        }
    }

    /// <exception cref="RunwayException">It is a key of Runway.</exception>
    public static void RefuseForRunwayAI(ApiKey key)
    {
        if (key.IsText(Environment.GetEnvironmentVariable(RunwayEnvironment.ApiSecretVariable)) || key.Matches(RunwayForm()))
        {
            throw new RunwayException(
                RunwayErrors.ForeignKey,
                "The API key is one of Runway's own, and the Runway AI service is another one. Nothing was sent.");
        }
    }

    /// <summary>Why a key of Runway is not sent to a host; null unless it is a host of the Runway AI service.</summary>
    public static RefusedHost? RefuseHost(string host) => ServiceUrl.IsIn(host, RunwayAIDomain)
        ? new($"'{host}' is the unrelated Runway AI service, which has a key of its own.", ErrorCase.OtherService)
        : null;

    // Runway's keys are 'key_' and 128 hexadecimal digits; test keys are shorter.
    [GeneratedRegex("^key_[0-9a-f]{32,}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RunwayForm();
}
