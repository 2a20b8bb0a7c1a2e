using System.Management.Automation;
using System.Security;
using Runway.Settings;
using Runway.Submission;
using Runway.Texts;

namespace Runway.PowerShell.Connections;

/// <summary>Makes a connection of settings, wherever they came from, and finds the key that they speak of.</summary>
internal sealed class ConnectionSettings(PSCmdlet cmdlet, RunwayProfile settings, PSCredential? proxyCredential)
{
    private const int DefaultTimeoutSec = 100;

    /// <summary>Connects with the key that is given, else with the one in the vault, else with the one in the environment.</summary>
    /// <exception cref="RunwayException">There is no key, or a setting is not usable.</exception>
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

    /// <summary>The address of a proxy without user and password; text that is none, as it may be shown.</summary>
    public static string? WithoutUser(string? proxy) =>
        Uri.TryCreate(proxy, UriKind.Absolute, out var address) && address.Host.Length > 0 ? address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)
            : proxy is null ? null : Redaction.Redact(proxy[(proxy.LastIndexOf('@') + 1)..]);

    private static RunwayException NotConnected() => new(
        RunwayErrors.NotConnected,
        "No API key was given and there is none in the environment.",
        $"Pass -ApiKey (Read-Host -AsSecureString) or -SecretName, or set {RunwayEnvironment.ApiSecretVariable}. To rehearse offline: Connect-Runway -Emulator.");
}
