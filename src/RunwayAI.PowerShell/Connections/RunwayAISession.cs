namespace Runway.PowerShell.Connections;

/// <summary>The connection of this session to the "Runway AI" service, independent of that to Runway.</summary>
internal static class RunwayAISession
{
    /// <summary>The connection that Connect-RunwayAI made.</summary>
    public static Session<RunwayAIConnection> Own { get; } = new(
        () => RunwayAIEnvironment.GetConnection(ModuleInfo.UserAgent),
        (connection, _) =>
        {
            connection.Dispose();
            return Task.FromResult(0);
        });
}
