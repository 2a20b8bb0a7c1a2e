namespace Runway;

/// <summary>The connection of a process that no command made: its settings are in the environment.</summary>
public static class EnvironmentConnection
{
    private static readonly object Gate = new();
    private static RunwayConnection? Shared;
    private static (string Key, string? Url, string Journal) SharedFor;

    /// <summary>
    /// The connection that the environment describes. All runspaces of the process share it, and with it one
    /// scheduler, so that parallel pipelines neither open connections of their own nor read a task twice.
    /// </summary>
    /// <exception cref="RunwayException">There is no key, or a setting is not usable.</exception>
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

        lock (Gate)
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
