using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace Runway.PowerShell;

/// <summary>The connection that Connect-RunwayAI made, one for each runspace. It knows nothing of Runway's own.</summary>
internal static class RunwayAISession
{
    private static readonly ConditionalWeakTable<Runspace, RunwayAIConnection> Connections = [];

    public static RunwayAIConnection? Current
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
    public static RunwayAIConnection Resolve(RunwayAIConnection? given) =>
        given ?? Current ?? RunwayAIEnvironment.GetConnection(ModuleInfo.UserAgent);
}
