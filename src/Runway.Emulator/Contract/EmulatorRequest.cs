namespace Runway.Emulator;

/// <summary>One request that reached an emulator. Neither queries, bodies nor header values are kept.</summary>
/// <param name="At">When it arrived, by the emulator's clock.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path without its query.</param>
/// <param name="HadAuthorization">Whether it carried an Authorization header.</param>
/// <param name="Status">The status it was answered with; null when the connection broke first.</param>
public sealed record EmulatorRequest(
    DateTimeOffset At, string Method, string Path, bool HadAuthorization, int? Status);
