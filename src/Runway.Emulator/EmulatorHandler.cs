namespace Runway.Emulator;

/// <summary>Puts an emulator where an HttpClient expects the network.</summary>
internal sealed class EmulatorHandler(RunwayEmulator emulator) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        emulator.SendAsync(request, cancellationToken);
}
