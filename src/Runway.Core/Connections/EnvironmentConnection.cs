using Runway.Settings;

namespace Runway.Connections;

/// <summary>The default connection of a process, with the settings of the environment variables.</summary>
internal static class EnvironmentConnection
{
    private static readonly object Lock = new();
    private static RunwayConnection? Shared;
    private static (string Key, string? Url, string Journal) SharedFor;

    /// <summary>
    /// The connection from the environment variables. All runspaces of the process share it and its scheduler, so that parallel
    /// pipelines share connections and do not read a task twice.
    /// </summary>
    /// <exception cref="RunwayException">There is no key, or a setting is not valid.</exception>
    public static RunwayConnection Get(string userAgent)
    {
        var key = Environment.GetEnvironmentVariable(RunwayEnvironment.ApiSecretVariable);
        var url = Environment.GetEnvironmentVariable(RunwayEnvironment.BaseUrlVariable);
        if (string.IsNullOrEmpty(key))
        {
            throw new RunwayException(
                RunwayErrors.NotConnected,
                "There is no connection and no API key in the environment.");
        }

        lock (Lock)
        {
            if (Shared is null || Shared.IsClosed || SharedFor != (key, url, RunwayEnvironment.JournalFolder))
            {
                Shared = new RunwayConnection(new RunwayConnectionOptions
                {
                    ApiKey = RunwayEnvironment.ToSecureString(key),
                    BaseUrl = string.IsNullOrWhiteSpace(url) ? null : url,
                    Source = "Environment",
                    UserAgent = userAgent,
                });
                SharedFor = (key, url, RunwayEnvironment.JournalFolder);
            }

            return Shared;
        }
    }
}
