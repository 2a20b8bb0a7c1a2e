namespace Runway;

/// <content>The errors about connections and keys.</content>
public static partial class RunwayErrors
{
    /// <summary>There is no connection, and no API key to make one.</summary>
    public static RunwayError NotConnected { get; } = new(
        "RunwayNotConnected", RunwayErrorKind.Authentication,
        "There is no connection, and no API key to make one.",
        "Run Connect-Runway, or set RUNWAYML_API_SECRET. To rehearse offline: Connect-Runway -Emulator. ForEach-Object -Parallel and Start-ThreadJob do not see the connection of the session: $c = Get-RunwayConnection before, -Connection $using:c inside.");

    /// <summary>The connection was closed, by Disconnect-Runway or another command. Nothing was sent.</summary>
    public static RunwayError ConnectionClosed { get; } = new(
        "RunwayConnectionClosed", RunwayErrorKind.Connection,
        "The connection was closed, by Disconnect-Runway or another command. Nothing was sent.",
        "Run Connect-Runway, and pass the new connection to -Connection where it is given.");

    /// <summary>The text given as a key cannot be one.</summary>
    public static RunwayError InvalidApiKey { get; } = new(
        "RunwayInvalidApiKey", RunwayErrorKind.InvalidArgument,
        "The text given as a key cannot be one.",
        $"Copy the key once more from {DeveloperPortal} and pass it as a SecureString, or set RUNWAYML_API_SECRET. Keys begin with 'key_'.");

    /// <summary>The base URL is not an http or https address of a host.</summary>
    public static RunwayError InvalidBaseUrl { get; } = new(
        "RunwayInvalidBaseUrl", RunwayErrorKind.InvalidArgument,
        "The base URL is not an http or https address of a host.",
        $"Leave the base URL out to use the service itself, or give one such as {LocalAddress}.");

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

    /// <summary>The key belongs to another service. Nothing was sent.</summary>
    public static RunwayError ForeignKey { get; } = new(
        "RunwayForeignKey", RunwayErrorKind.Security,
        "The key belongs to another service. Nothing was sent.",
        "Runway's own keys go with Connect-Runway and RUNWAYML_API_SECRET, those of the Runway AI service with Connect-RunwayAI and RUNWAYAI_API_KEY.");

    /// <summary>The file given to -FaultScript is not a fault script of the emulator.</summary>
    public static RunwayError InvalidFaultScript { get; } = new(
        "RunwayInvalidFaultScript", RunwayErrorKind.InvalidArgument,
        "The file given to -FaultScript is not a fault script of the emulator.",
        "Write it in the form that the error shows.");

    /// <summary>The text is not the address of a proxy.</summary>
    public static RunwayError InvalidProxy { get; } = new(
        "RunwayInvalidProxy", RunwayErrorKind.InvalidArgument,
        "The text is not the address of a proxy.",
        $"Give one such as {ProxyAddress}.");

    /// <summary>The proxy wants a user and a password (407).</summary>
    public static RunwayError ProxyAuthenticationRequired { get; } = new(
        "RunwayProxyAuthenticationRequired", RunwayErrorKind.Authentication,
        "The proxy wants a user and a password (407).",
        "Run Connect-Runway with -ProxyCredential or -ProxyUseDefaultCredentials, or with -NoProxy where none is needed.");

    /// <summary>The certificate of the service is not one that this machine trusts. Nothing was sent.</summary>
    public static RunwayError CertificateNotTrusted { get; } = new(
        "RunwayCertificateNotTrusted", RunwayErrorKind.Security,
        "The certificate of the service is not one that this machine trusts. Nothing was sent.",
        "Where a gateway or proxy inspects traffic, add its CA to the store of the system (on Linux also SSL_CERT_FILE or SSL_CERT_DIR, set before pwsh starts); else check the clock and the base URL. about_RunwaySecurity has more.");

    /// <summary>-SecretName needs the module Microsoft.PowerShell.SecretManagement, which is not installed.</summary>
    public static RunwayError SecretManagementMissing { get; } = new(
        "RunwaySecretManagementMissing", RunwayErrorKind.NotFound,
        "-SecretName needs the module Microsoft.PowerShell.SecretManagement, which is not installed.",
        "Install-PSResource Microsoft.PowerShell.SecretManagement, and a vault such as Microsoft.PowerShell.SecretStore; then store the key with Set-Secret.");

    /// <summary>The vault does not give the secret out.</summary>
    public static RunwayError SecretNotFound { get; } = new(
        "RunwaySecretNotFound", RunwayErrorKind.NotFound,
        "The vault does not give the secret out.",
        "Get-SecretInfo lists the secrets, Get-SecretVault the vaults. A vault may have to be unlocked first; in a scheduled script nobody answers its prompt.");

    /// <summary>The text cannot be the name of a profile.</summary>
    public static RunwayError InvalidProfileName { get; } = new(
        "RunwayInvalidProfileName", RunwayErrorKind.InvalidArgument,
        "The text cannot be the name of a profile.",
        "Use letters, digits, dots, dashes and underscores, up to 64, beginning with a letter or a digit.");

    /// <summary>There is no profile of that name.</summary>
    public static RunwayError ProfileNotFound { get; } = new(
        "RunwayProfileNotFound", RunwayErrorKind.NotFound,
        "There is no profile of that name.",
        "Get-RunwayProfile lists those that there are; Connect-Runway -SaveProfile makes one.");

    /// <summary>Others than its owner may change the profile, and with it where the key is sent.</summary>
    public static RunwayError ProfileNotPrivate { get; } = new(
        "RunwayProfileNotPrivate", RunwayErrorKind.Security,
        "Others than its owner may change the profile, and with it where the key is sent.",
        "Look at what the file says, then take the right away from others: chmod 600.");
}
