namespace Runway.PowerShell.Connections;

/// <summary>The connection that Connect-Runway made, one for each runspace.</summary>
internal static class SessionConnection
{
    private static readonly PerRunspace<RunwayConnection> Connections = new();

    public static RunwayConnection? Current
    {
        get => Connections.Current;
        set => Connections.Current = value;
    }

    /// <summary>The connection to use: the one given, else this session's, else the environment's.</summary>
    /// <exception cref="RunwayException">There is none.</exception>
    public static RunwayConnection Resolve(RunwayConnection? given) =>
        given ?? Current ?? EnvironmentConnection.Get(ModuleInfo.UserAgent);

    /// <summary>Forgets the connection of this session and closes it.</summary>
    /// <returns>How many creates are still out.</returns>
    /// <exception cref="RunwayException">The journal could not be written.</exception>
    public static Task<int> CloseAsync(CancellationToken cancellationToken)
    {
        var connection = Current;
        Current = null;
        return connection?.CloseAsync(cancellationToken) ?? Task.FromResult(0);
    }

    /// <summary>The address of the service that commands of this session use; null where there is no connection.</summary>
    public static Uri? Service
    {
        get
        {
            try
            {
                return Resolve(null).BaseAddress;
            }
            catch (RunwayException)
            {
                return null;
            }
        }
    }

    /// <summary>The journal of this session: its connection's, else the one that the environment names.</summary>
    public static TaskJournal Journal => Current?.Journal ?? TaskJournal.At(RunwayEnvironment.JournalFolder);
}
