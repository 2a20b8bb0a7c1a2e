using Runway.Settings;

namespace Runway;

/// <summary>The settings of the "Runway AI" service that the environment carries. None of them is read for Runway's own API.</summary>
public static class RunwayAIEnvironment
{
    /// <summary>The variable that holds the API key.</summary>
    public const string ApiKeyVariable = KeyOwner.RunwayAIVariable;

    /// <summary>The variable that holds the base URL.</summary>
    public const string BaseUrlVariable = "RUNWAYAI_BASE_URL";

    private static readonly object Gate = new();
    private static RunwayAIConnection? Shared;
    private static (string Key, string? Url) SharedFor;

    /// <summary>The connection that the environment describes; all runspaces of the process share it.</summary>
    /// <exception cref="RunwayException">There is no key, or a setting is not usable.</exception>
    public static RunwayAIConnection GetConnection(string userAgent)
    {
        var key = Environment.GetEnvironmentVariable(ApiKeyVariable);
        var url = Environment.GetEnvironmentVariable(BaseUrlVariable);
        if (string.IsNullOrEmpty(key))
        {
            throw NotConnected("There is no connection to the Runway AI service and no API key for it in the environment.");
        }

        lock (Gate)
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

    /// <summary>The error of there being no key.</summary>
    /// <param name="message">What was looked for where.</param>
    public static RunwayException NotConnected(string message) => new(RunwayErrors.NotConnected, message);
}
