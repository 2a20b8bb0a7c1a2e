namespace Runway.Tests.RunwayAI;

/// <summary>The fake service as "Runway AI".</summary>
internal static class OtherService
{
    public const string Key = "ai-0123456789-of-the-other-service";

    public static RunwayAIConnection ConnectAI(this FakeService service, Func<RunwayAIConnectionOptions, RunwayAIConnectionOptions>? change = null)
    {
        var options = new RunwayAIConnectionOptions
        {
            ApiKey = RunwayEnvironment.ToSecureString(Key),
            Handler = service,
            TimeProvider = service.Clock,
        };
        return new RunwayAIConnection(change?.Invoke(options) ?? options);
    }
}
