using System.Management.Automation;
using System.Security;
using Runway.PowerShell.Connections;
using Runway.PowerShell.Errors;

namespace Runway.PowerShell;

/// <summary>
/// Connects this session to the "Runway AI" service, or to its built-in emulator. No request is sent.
/// <para>
/// That service, at api.runway-ai.ai, is not related to Runway: it has its own key, its own commands, whose nouns begin with
/// RunwayAI, and a connection separate from that of Connect-Runway. A key of one service is refused for the other. Without
/// Connect-RunwayAI, the key in the environment variable RUNWAYAI_API_KEY is used.
/// </para>
/// <para>
/// The service has one page of documentation, which does not say how the key is sent; -AuthHeader and -AuthScheme change the
/// default. With -Emulator all commands work without network, key and cost.
/// </para>
/// </summary>
/// <remarks>
/// No public source confirms that the service works as documented. -ApiKey is a SecureString, because a key typed as text stays in
/// the shell history. The key is sent only to the host of -BaseUrl.
/// </remarks>
/// <returns>With -PassThru: the connection.</returns>
/// <seealso cref="DisconnectRunwayAICommand"/>
/// <seealso cref="GetRunwayAIConnectionCommand"/>
/// <seealso cref="NewRunwayAIImageCommand"/>
/// <seealso cref="ConnectRunwayCommand"/>
[Cmdlet(VerbsCommunications.Connect, "RunwayAI", DefaultParameterSetName = ServiceSet)]
[OutputType(typeof(RunwayAIConnection))]
public sealed class ConnectRunwayAICommand : ConnectCmdlet
{
    private const string ServiceSet = "Service";
    private const string EmulatorSet = "Emulator";

    /// <summary>The API key of that service. Default: the environment variable <c>RUNWAYAI_API_KEY</c>.</summary>
    [Parameter(ParameterSetName = ServiceSet, Position = 0)]
    [ValidateNotNull]
    public SecureString? ApiKey { get; set; }

    /// <summary>The base URL, without /v1. Default: <c>RUNWAYAI_BASE_URL</c>, or that of the service.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [ValidateNotNullOrEmpty]
    public string? BaseUrl { get; set; }

    /// <summary>The header for the key. Default: Authorization.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [ValidateNotNullOrEmpty]
    public string AuthHeader { get; set; } = "Authorization";

    /// <summary>The word before the key in its header; an empty text for none. Default: Bearer.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [AllowEmptyString]
    public string AuthScheme { get; set; } = "Bearer";

    /// <summary>Allows the key to be sent over http to another machine.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    public SwitchParameter AllowUnencryptedAuthentication { get; set; }

    /// <summary>The address of the proxy. Default: HTTPS_PROXY, or the system proxy.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>User name and password for the proxy.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Uses the current user's credentials for the proxy.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>Uses no proxy, also where the system has one.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>
    /// The timeout of one request in seconds, 1 to 7200. The service responds when a video is finished. Default: 600.
    /// </summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Number(1, 7200)]
    public int TimeoutSec { get; set; } = 600;

    /// <summary>Connects to the built-in emulator: no network, no key, no cost.</summary>
    [Parameter(ParameterSetName = EmulatorSet, Mandatory = true)]
    public SwitchParameter Emulator { get; set; }

    private protected override object Make() =>
        RunwayAISession.Own.Current = Emulator ? RunwayAIEmulatorConnection.Create() : new RunwayAIConnection(ServiceOptions());

    private protected override object? SubjectOf(Exception error) => ((RunwayException)error).Error == RunwayAIErrors.InvalidAuthHeader ? AuthHeader : BaseUrl;

    internal override string? AdviceFor(Exception error) => RunwayAIAdvice.For((RunwayException)error);

    private RunwayAIConnectionOptions ServiceOptions() => new()
    {
        ApiKey = ApiKey ?? EnvironmentSettings.Key(RunwayAIEnvironment.ApiKeyVariable)
            ?? throw RunwayAIEnvironment.NotConnected("No API key was given, and the environment has none."),
        BaseUrl = EnvironmentSettings.BaseUrl(BaseUrl, RunwayAIEnvironment.BaseUrlVariable),
        AuthHeader = AuthHeader,
        AuthScheme = AuthScheme,
        AllowUnencryptedAuthentication = AllowUnencryptedAuthentication,
        Proxy = ProxyAddress.Make(Proxy?.OriginalString, ProxyCredential, ProxyUseDefaultCredentials),
        UseProxy = !NoProxy,
        RequestTimeout = TimeSpan.FromSeconds(TimeoutSec),
        Source = ApiKey is null ? "Environment" : "Parameter",
        UserAgent = ModuleInfo.UserAgent,
    };
}
