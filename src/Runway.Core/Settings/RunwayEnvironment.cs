using System.Net;
using System.Security;

namespace Runway.Settings;

/// <summary>The environment variables with settings, named as in the official SDKs.</summary>
internal static class RunwayEnvironment
{
    /// <summary>The variable with the API key.</summary>
    public const string ApiSecretVariable = "RUNWAYML_API_SECRET";

    /// <summary>The variable with the base URL.</summary>
    public const string BaseUrlVariable = "RUNWAYML_BASE_URL";

    /// <summary>The variable with the folder of the journal.</summary>
    public const string JournalVariable = "RUNWAY_JOURNAL";

    /// <summary>The variable with the folder of the profiles.</summary>
    public const string ProfilesVariable = "RUNWAY_PROFILES";

    /// <summary>The folder of the journal: that of the environment variable, else the default for the user.</summary>
    public static string JournalFolder =>
        Environment.GetEnvironmentVariable(JournalVariable) is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "Runway", "Journal");

    /// <summary>Wraps text that is a secret.</summary>
    public static SecureString ToSecureString(string text) => new NetworkCredential(string.Empty, text).SecurePassword;
}
