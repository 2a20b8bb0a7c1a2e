namespace Runway;

/// <content>The errors about connections and keys.</content>
public static partial class RunwayErrors
{
    /// <summary>There is no connection, and no API key to make one.</summary>
    public static RunwayError NotConnected { get; } = new(
        "RunwayNotConnected", RunwayErrorKind.Authentication,
        "There is no connection, and no API key to make one.",
        "Run Connect-Runway, or set RUNWAYML_API_SECRET. To rehearse offline: Connect-Runway -Emulator.");

    /// <summary>The text given as a key cannot be one.</summary>
    public static RunwayError InvalidApiKey { get; } = new(
        "RunwayInvalidApiKey", RunwayErrorKind.InvalidArgument,
        "The text given as a key cannot be one.",
        "Copy the key once more from https://dev.runwayml.com and pass it as a SecureString, or set RUNWAYML_API_SECRET. Keys begin with 'key_'.");

    /// <summary>The base URL is not an http or https address of a host.</summary>
    public static RunwayError InvalidBaseUrl { get; } = new(
        "RunwayInvalidBaseUrl", RunwayErrorKind.InvalidArgument,
        "The base URL is not an http or https address of a host.",
        "Leave the base URL out to use the service itself, or give one such as http://127.0.0.1:4010.");

    /// <summary>The base URL is not encrypted and not on this machine, so the key would travel in clear.</summary>
    public static RunwayError InsecureEndpoint { get; } = new(
        "RunwayInsecureEndpoint", RunwayErrorKind.Security,
        "The base URL is not encrypted and not on this machine, so the key would travel in clear.",
        "Use https, or pass -AllowUnencryptedAuthentication to Connect-Runway where the network is yours.");

    /// <summary>A request with the key was about to go to another host than the API. Nothing was sent.</summary>
    public static RunwayError ForeignHost { get; } = new(
        "RunwayForeignHost", RunwayErrorKind.Security,
        "A request with the key was about to go to another host than the API. Nothing was sent.",
        "Check the base URL of the connection (Get-RunwayConnection shows it).");

    /// <summary>The file given to -FaultScript is not a fault script of the emulator.</summary>
    public static RunwayError InvalidFaultScript { get; } = new(
        "RunwayInvalidFaultScript", RunwayErrorKind.InvalidArgument,
        "The file given to -FaultScript is not a fault script of the emulator.",
        "Write it in the form that the error shows.");
}
