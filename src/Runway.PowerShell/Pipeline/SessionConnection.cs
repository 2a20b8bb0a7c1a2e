using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace Runway.PowerShell;

/// <summary>
/// The connection that Connect-Runway made, one for each runspace: a session of another user in the same process (a
/// web host, an automation sandbox) never sees it.
/// </summary>
internal static class SessionConnection
{
    private static readonly ConditionalWeakTable<Runspace, RunwayConnection> Connections = [];

    public static RunwayConnection? Current
    {
        get => Runspace.DefaultRunspace is { } runspace && Connections.TryGetValue(runspace, out var connection) ? connection : null;
        set
        {
            if (Runspace.DefaultRunspace is { } runspace)
            {
                Connections.Remove(runspace);
                if (value is not null)
                {
                    Connections.Add(runspace, value);
                }
            }
        }
    }

    /// <summary>The connection to use: the one given, else this session's, else the environment's.</summary>
    /// <exception cref="RunwayException">There is none.</exception>
    public static RunwayConnection Resolve(RunwayConnection? given) =>
        given ?? Current ?? RunwayEnvironment.GetConnection(ModuleInfo.UserAgent);

    /// <summary>The journal of this session: its connection's, else the one that the environment names.</summary>
    public static TaskJournal Journal => Current?.Journal ?? TaskJournal.At(RunwayEnvironment.JournalFolder);
}
