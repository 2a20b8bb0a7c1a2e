using Runway.Connections;
using Runway.Journal;
using Runway.Settings;

namespace Runway.PowerShell.Connections;

/// <summary>The connection of this session to Runway.</summary>
internal static class SessionConnection
{
    /// <summary>The connection that Connect-Runway made.</summary>
    public static Session<RunwayConnection> Own { get; } = new(() => EnvironmentConnection.Get(ModuleInfo.UserAgent), (connection, stop) => connection.CloseAsync(stop));

    /// <summary>
    /// Removes the connection of this session and closes it. Also closes the journal files of this process that no create needs,
    /// because on Windows the folder of an open file cannot be deleted. The next entry starts another file.
    /// </summary>
    /// <returns>The number of creates still in flight.</returns>
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

    /// <summary>The address of the service of this session; null without a connection.</summary>
    public static Uri? Service => Connection?.BaseAddress;

    /// <summary>The journal of this session: that of its connection, or that of the environment.</summary>
    public static TaskJournal Journal => Own.Current?.Journal ?? TaskJournal.At(RunwayEnvironment.JournalFolder);

    /// <summary>The names of a kind that were seen with the key of this session; with any key where there is no connection.</summary>
    /// <param name="kind">A kind of <see cref="SeenNames"/>.</param>
    public static IReadOnlyList<(string Id, string? Name)> Names(string kind) =>
        SeenNames.At(Own.Current is { } connection ? connection.JournalPath : RunwayEnvironment.JournalFolder).Of(Connection?.Context.Identity, kind);

    private static RunwayConnection? Connection
    {
        get
        {
            try
            {
                return Own.Resolve(null);
            }
            catch (RunwayException)
            {
                return null;
            }
        }
    }
}
