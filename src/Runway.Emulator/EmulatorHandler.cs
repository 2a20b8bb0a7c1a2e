namespace Runway.Emulator;

/// <summary>Sends the requests of an HttpClient to an emulator in the same process.</summary>
internal sealed class EmulatorHandler(RunwayEmulator emulator) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        emulator.SendAsync(request, cancellationToken);
}
