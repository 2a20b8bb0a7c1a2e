using System.Management.Automation;
using System.Security;
using Runway.Settings;
using Runway.Submission;
using Runway.Texts;

namespace Runway.PowerShell.Connections;

/// <summary>Creates a connection from settings and reads its key.</summary>
internal sealed class ConnectionSettings(PSCmdlet cmdlet, RunwayProfile settings, PSCredential? proxyCredential)
{
    private const int DefaultTimeoutSec = 100;

    /// <summary>Connects with the given key, or the one in the vault, or the one in the environment.</summary>
    /// <exception cref="RunwayException">There is no key, or a setting is not valid.</exception>
    public RunwayConnection Connect(SecureString? given)
    {
        var (key, source) = given is not null ? (given, "Parameter")
            : settings.SecretName is { } name ? (SecretVault.Read(cmdlet, name, settings.Vault), "Vault")
            : (EnvironmentSettings.Key(RunwayEnvironment.ApiSecretVariable) ?? throw NotConnected(), "Environment");
        return new RunwayConnection(new RunwayConnectionOptions
        {
            ApiKey = key,
            BaseUrl = EnvironmentSettings.BaseUrl(settings.BaseUrl, RunwayEnvironment.BaseUrlVariable),
            AllowUnencryptedAuthentication = settings.AllowUnencryptedAuthentication,
            Proxy = ProxyAddress.Make(settings.Proxy, proxyCredential, settings.ProxyUseDefaultCredentials),
            UseProxy = !settings.NoProxy,
            RequestTimeout = TimeSpan.FromSeconds(settings.TimeoutSec ?? DefaultTimeoutSec),
            JournalFolder = settings.JournalPath ?? RunwayEnvironment.JournalFolder,
            Budget = settings.CreditLimit is { } limit ? new CreditBudget(limit) : null,
            Source = source,
            Profile = settings.Name.Length > 0 ? settings.Name : null,
            UserAgent = ModuleInfo.UserAgent,
        });
    }

    /// <summary>The address of a proxy without user name and password, or other text without secrets.</summary>
    public static string? WithoutUser(string? proxy) =>
        Uri.TryCreate(proxy, UriKind.Absolute, out var address) && address.Host.Length > 0 ? address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)
            : proxy is null ? null : Redaction.Redact(proxy[(proxy.LastIndexOf('@') + 1)..]);

    private static RunwayException NotConnected() => new(
        RunwayErrors.NotConnected,
        "No API key was given, and the environment has none.",
        $"Pass -ApiKey (Read-Host -AsSecureString) or -SecretName, or set {RunwayEnvironment.ApiSecretVariable}. To test offline: Connect-Runway -Emulator.");
}
