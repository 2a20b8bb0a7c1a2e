using System.Net;
using System.Security;

namespace Runway;

/// <summary>The settings that the environment carries, under the names that the official SDKs use.</summary>
public static class RunwayEnvironment
{
    /// <summary>The variable that holds the API key.</summary>
    public const string ApiSecretVariable = "RUNWAYML_API_SECRET";

    /// <summary>The variable that holds the base URL.</summary>
    public const string BaseUrlVariable = "RUNWAYML_BASE_URL";

    /// <summary>The variable that holds the folder of the journal.</summary>
    public const string JournalVariable = "RUNWAY_JOURNAL";

    /// <summary>The variable that holds the folder of the profiles.</summary>
    public const string ProfilesVariable = "RUNWAY_PROFILES";

    private static readonly object Gate = new();
    private static RunwayConnection? Shared;
    private static (string Key, string? Url, string Journal) SharedFor;

    /// <summary>The folder of the journal: the one the environment names, else the user's own.</summary>
    public static string JournalFolder =>
        Environment.GetEnvironmentVariable(JournalVariable) is { Length: > 0 } folder ? folder : TaskJournal.DefaultFolder;

    /// <summary>
    /// The connection that the environment describes. All runspaces of the process share it, and with it one
    /// scheduler, so that parallel pipelines neither open connections of their own nor read a task twice.
    /// </summary>
    /// <exception cref="RunwayException">There is no key, or a setting is not usable.</exception>
    public static RunwayConnection GetConnection(string userAgent)
    {
        var key = Environment.GetEnvironmentVariable(ApiSecretVariable);
        var url = Environment.GetEnvironmentVariable(BaseUrlVariable);
        if (string.IsNullOrEmpty(key))
        {
            throw new RunwayException(
                RunwayErrors.NotConnected,
                "There is no connection and no API key in the environment.");
        }

        lock (Gate)
        {
            if (Shared is null || Shared.IsClosed || SharedFor != (key, url, JournalFolder))
            {
                Shared = new RunwayConnection(new RunwayConnectionOptions
                {
                    ApiKey = ToSecureString(key),
                    BaseUrl = string.IsNullOrWhiteSpace(url) ? null : url,
                    Source = "Environment",
                    UserAgent = userAgent,
                });
                SharedFor = (key, url, JournalFolder);
            }

            return Shared;
        }
    }

    /// <summary>Wraps text that is a secret.</summary>
    public static SecureString ToSecureString(string text) => new NetworkCredential(string.Empty, text).SecurePassword;
}
