using Runway.Connections;
using Runway.Journal;
using Runway.Settings;

namespace Runway.PowerShell.Connections;

/// <summary>The connection of this session to Runway, and what is known by it.</summary>
internal static class SessionConnection
{
    /// <summary>The connection that Connect-Runway made.</summary>
    public static Session<RunwayConnection> Own { get; } = new(() => EnvironmentConnection.Get(ModuleInfo.UserAgent), (connection, stop) => connection.CloseAsync(stop));

    /// <summary>
    /// Forgets the connection of this session and closes it. Also closes the journal files of this process that no create needs,
    /// since on Windows an open file keeps its folder from being deleted; the next line starts another file.
    /// </summary>
    /// <returns>How many creates are still out.</returns>
    /// <exception cref="RunwayException">The journal could not be written.</exception>
    public static async Task<int> CloseAsync(CancellationToken cancellationToken)
    {
        var left = await Own.CloseAsync(cancellationToken).ConfigureAwait(false);
        if (OutgoingRequests.OfProcess.Count == 0)
        {
            await TaskJournal.CloseAllAsync().ConfigureAwait(false);
        }

        return left;
    }

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
