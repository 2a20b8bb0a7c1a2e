namespace Runway.Emulator;

/// <summary>The behaviour of an emulator of the "Runway AI" service. Immutable.</summary>
public sealed class RunwayAIEmulatorOptions
{
    internal const string DefaultKey = "runway-ai-emulator-decafbaddecafbad";
    internal const string DefaultDeletionToken = "runway-ai-emulator-deletion";
    internal static readonly Uri DefaultAddress = new("https://runway-ai-emulator.invalid/");

    /// <summary>The only valid API key. Default: <see cref="RunwayAIEmulator.WellKnownKey"/>.</summary>
    public string Key { get; init; } = DefaultKey;

    /// <summary>The header with the key, which the service's documentation does not name. Default: Authorization.</summary>
    public string KeyHeader { get; init; } = "Authorization";

    /// <summary>The authentication scheme before the key; empty for none. Default: Bearer.</summary>
    public string KeyScheme { get; init; } = "Bearer";

    /// <summary>
    /// The token that a deletion needs. Default: <see cref="RunwayAIEmulator.WellKnownDeletionToken"/>.
    /// </summary>
    public string DeletionToken { get; init; } = DefaultDeletionToken;

    /// <summary>
    /// The base address of media URLs. <see langword="null"/> uses the part of each request's URL before /v1, for a host on a real
    /// port. Default: <see cref="RunwayAIEmulator.DefaultBaseAddress"/>.
    /// </summary>
    public Uri? BaseAddress { get; init; } = DefaultAddress;

    /// <summary>The clock. Default: real time.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The maximum number of requests in <see cref="RunwayAIEmulator.Requests"/>; the newest are kept. Default: 10,000.</summary>
    public int RequestLogLimit { get; init; } = 10_000;

    /// <summary>
    /// Called for every request before anything else, from several threads; a result other than <see langword="null"/> is the
    /// fault of that request.
    /// </summary>
    public Func<HttpRequestMessage, EmulatorFault?>? Fault { get; init; }

    /// <summary>
    /// Rules for faults, used where <see cref="Fault"/> returns <see langword="null"/>. Of the named targets only create and any
    /// apply here; paths apply to all requests: <c>GET /images/*</c>. Default: none.
    /// </summary>
    public FaultScript? FaultScript { get; init; }
}
