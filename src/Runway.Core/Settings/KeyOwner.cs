using System.Text.RegularExpressions;
using Runway.Http;

namespace Runway.Settings;

/// <summary>
/// Two services with similar names and a key each, Runway and the unrelated "Runway AI": the key of one is refused for the
/// other before anything is sent, and so is its address. A key is known as another's by the environment variable that holds
/// it, and one of Runway's also by its form. The module RunwayAI, which has the other service, uses the same check.
/// </summary>
internal static partial class KeyOwner
{
    /// <summary>The variable that holds the key of the Runway AI service.</summary>
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

    /// <exception cref="RunwayException">It is a key of Runway's own.</exception>
    public static void RefuseForRunwayAI(ApiKey key)
    {
        if (key.IsText(Environment.GetEnvironmentVariable(RunwayEnvironment.ApiSecretVariable)) || key.Matches(RunwayForm()))
        {
            throw new RunwayException(
                RunwayErrors.ForeignKey,
                "The API key is one of Runway's own, and the Runway AI service is another one. Nothing was sent.");
        }
    }

    /// <summary>Why a host gets no key of Runway's; null for one that is not the Runway AI service's.</summary>
    public static RefusedHost? RefuseHost(string host) => ServiceUrl.IsIn(host, RunwayAIDomain)
        ? new($"'{host}' is the unrelated Runway AI service, which has a key of its own.", ErrorCase.OtherService)
        : null;

    // Runway's are 'key_' and 128 hexadecimal digits; shorter ones are test keys of the same make.
    [GeneratedRegex("^key_[0-9a-f]{32,}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RunwayForm();
}
