namespace Runway.Emulator;

/// <summary>How an emulator of the "Runway AI" service behaves. Fixed once the emulator is made.</summary>
public sealed class RunwayAIEmulatorOptions
{
    internal const string DefaultKey = "runway-ai-emulator-decafbaddecafbad";
    internal const string DefaultDeletionToken = "runway-ai-emulator-deletion";
    internal static readonly Uri DefaultAddress = new("https://runway-ai-emulator.invalid/");

    /// <summary>The one API key that is let in. Default: <see cref="RunwayAIEmulator.WellKnownKey"/>.</summary>
    public string Key { get; init; } = DefaultKey;

    /// <summary>The header that carries the key; the service's documentation names none. Default: Authorization.</summary>
    public string KeyHeader { get; init; } = "Authorization";

    /// <summary>The word before the key in its header; empty for a header that holds the key alone. Default: Bearer.</summary>
    public string KeyScheme { get; init; } = "Bearer";

    /// <summary>
    /// The token that a deletion has to show. Default: <see cref="RunwayAIEmulator.WellKnownDeletionToken"/>.
    /// </summary>
    public string DeletionToken { get; init; } = DefaultDeletionToken;

    /// <summary>
    /// Where the URLs of media point. <see langword="null"/> takes what stands before /v1 in each request, which is what a
    /// host on a real port wants. Default: <see cref="RunwayAIEmulator.DefaultBaseAddress"/>.
    /// </summary>
    public Uri? BaseAddress { get; init; } = DefaultAddress;

    /// <summary>Its time. Default: real time.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Requests that <see cref="RunwayAIEmulator.Requests"/> remembers, the newest ones. Default: 10,000; 0 keeps none.</summary>
    public int RequestLogLimit { get; init; } = 10_000;

    /// <summary>
    /// Asked for every request before anything else; an answer other than <see langword="null"/> makes that request
    /// go wrong. Called from several threads at once.
    /// </summary>
    public Func<HttpRequestMessage, EmulatorFault?>? Fault { get; init; }

    /// <summary>
    /// Rules by which requests go wrong, asked where <see cref="Fault"/> has nothing to say. Of the words for requests only
    /// create and any mean something here; paths do for all: <c>GET /images/*</c>. Default: none.
    /// </summary>
    public FaultScript? FaultScript { get; init; }
}
