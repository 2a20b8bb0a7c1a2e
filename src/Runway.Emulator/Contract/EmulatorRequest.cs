namespace Runway.Emulator;

/// <summary>One request to an emulator, without its query, body and header values.</summary>
/// <param name="At">When it arrived, by the emulator's clock.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path without its query.</param>
/// <param name="HadAuthorization">Whether it had an Authorization header.</param>
/// <param name="Status">The status code of the response; null when the connection was interrupted before.</param>
public sealed record EmulatorRequest(
    DateTimeOffset At, string Method, string Path, bool HadAuthorization, int? Status);
