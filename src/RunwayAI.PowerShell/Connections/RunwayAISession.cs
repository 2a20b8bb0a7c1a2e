namespace Runway.PowerShell.Connections;

/// <summary>The connection that Connect-RunwayAI made, one for each runspace. It knows nothing of Runway's own.</summary>
internal static class RunwayAISession
{
    private static readonly PerRunspace<RunwayAIConnection> Connections = new();

    public static RunwayAIConnection? Current
    {
        get => Connections.Current;
        set => Connections.Current = value;
    }

    /// <summary>The connection to use: the one given, else this session's, else the environment's.</summary>
    /// <exception cref="RunwayException">There is none.</exception>
    public static RunwayAIConnection Resolve(RunwayAIConnection? given) =>
        given ?? Current ?? RunwayAIEnvironment.GetConnection(ModuleInfo.UserAgent);
}
