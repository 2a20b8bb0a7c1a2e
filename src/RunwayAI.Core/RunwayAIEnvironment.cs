using Runway.Settings;

namespace Runway;

/// <summary>The environment variables for the "Runway AI" service. None of them is used for Runway's API.</summary>
internal static class RunwayAIEnvironment
{
    /// <summary>The variable with the API key.</summary>
    public const string ApiKeyVariable = KeyOwner.RunwayAIVariable;

    /// <summary>The variable with the base URL.</summary>
    public const string BaseUrlVariable = "RUNWAYAI_BASE_URL";

    private static readonly object Lock = new();
    private static RunwayAIConnection? Shared;
    private static (string Key, string? Url) SharedFor;

    /// <summary>The connection from the environment variables, which all runspaces of the process share.</summary>
    /// <exception cref="RunwayException">There is no key, or a setting is not valid.</exception>
    public static RunwayAIConnection GetConnection(string userAgent)
    {
        var key = Environment.GetEnvironmentVariable(ApiKeyVariable);
        var url = Environment.GetEnvironmentVariable(BaseUrlVariable);
        if (string.IsNullOrEmpty(key))
        {
            throw NotConnected("There is no connection to the Runway AI service and no API key for it in the environment.");
        }

        lock (Lock)
        {
            if (Shared is null || Shared.IsClosed || SharedFor != (key, url))
            {
                Shared = new RunwayAIConnection(new RunwayAIConnectionOptions
                {
                    ApiKey = RunwayEnvironment.ToSecureString(key),
                    BaseUrl = string.IsNullOrWhiteSpace(url) ? null : url,
                    Source = "Environment",
                    UserAgent = userAgent,
                });
                SharedFor = (key, url);
            }

            return Shared;
        }
    }

    /// <summary>The error for a missing key.</summary>
    /// <param name="message">Where the key was searched.</param>
    public static RunwayException NotConnected(string message) => new(RunwayErrors.NotConnected, message);
}
