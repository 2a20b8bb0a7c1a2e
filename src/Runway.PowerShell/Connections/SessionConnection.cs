namespace Runway.PowerShell.Connections;

/// <summary>The connection of this session to Runway, and what is known by it.</summary>
internal static class SessionConnection
{
    /// <summary>The connection that Connect-Runway made.</summary>
    public static Session<RunwayConnection> Own { get; } = new(() => EnvironmentConnection.Get(ModuleInfo.UserAgent), (connection, stop) => connection.CloseAsync(stop));

    /// <summary>The address of the service that commands of this session use; null where there is no connection.</summary>
    public static Uri? Service
    {
        get
        {
            try
            {
                return Own.Resolve(null).BaseAddress;
            }
            catch (RunwayException)
            {
                return null;
            }
        }
    }

    /// <summary>The journal of this session: its connection's, else the one that the environment names.</summary>
    public static TaskJournal Journal => Own.Current?.Journal ?? TaskJournal.At(RunwayEnvironment.JournalFolder);
}
